// Answers one line of JSON to each line of its input, so that a driver can let it and another
// library take turns:
//
//     about                 the vector unit that is used
//     check WORK            digests of what the work computes, from a fresh start
//     WORK REPEATS [BLOCKS] seconds of one run: blocks of so many runs, timed by the monotonic clock

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

var worker = Worker()
while let line = readLine() {
  let words = line.split(separator: " ").map(String.init)
  print(worker.reply(to: words) ?? "{\"error\": \"unknown request\"}")
  fflush(nil)
}
