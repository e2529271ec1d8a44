#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#endif

/// The environment variable `name`, without Foundation.
func environment(_ name: String) -> String? {
  getenv(name).map { String(cString: $0) }
}
