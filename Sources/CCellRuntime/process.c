#define _GNU_SOURCE
#include "CCellRuntime.h"
#include "crash.h"
#include "records.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { largest_file = 1 << 30 };

static pid_t runner;

static void end_with_runner(int signal_number) {
  (void)signal_number;
  if (getppid() != runner) _exit(1);
}

// Looks every second whether the runner still lives: an endless cell must not outlive it. Linux has
// a signal for a parent's death, but it comes with the death of the thread that forked.
static void watch_runner(void) {
  runner = getppid();
  struct sigaction action = {.sa_handler = end_with_runner, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  sigaction(SIGALRM, &action, NULL);
  struct itimerval second = {.it_interval = {.tv_sec = 1}, .it_value = {.tv_sec = 1}};
  setitimer(ITIMER_REAL, &second, NULL);
}

// A cell in an endless loop must not fill the disk, and a dead program leaves no core file.
static void set_limits(void) {
  struct rlimit limit = {.rlim_cur = largest_file, .rlim_max = largest_file};
  setrlimit(RLIMIT_FSIZE, &limit);
  limit.rlim_cur = limit.rlim_max = 0;
  setrlimit(RLIMIT_CORE, &limit);
}

bool cell_runtime_start(const char *path) {
  if (!records_open(path)) return false;
  set_limits();
  watch_runner();
  setvbuf(stdout, NULL, _IOLBF, 1 << 16);
  crash_reports_start();
  return true;
}

int32_t cell_runtime_fork(void) {
  fflush(stdout);
  pid_t child = fork();
  if (child == 0) watch_runner();
  return child;
}

static int32_t outcome(int status) {
  return WIFSIGNALED(status) ? 256 + WTERMSIG(status) : WEXITSTATUS(status);
}

int32_t cell_runtime_wait(int32_t process) {
  int status = 0;
  while (waitpid(process, &status, 0) < 0) {
    if (errno != EINTR) return 255;
  }
  return outcome(status);
}

// Looks again and again, at first often: most children take less than a millisecond.
int32_t cell_runtime_wait_at_most(int32_t process, double seconds) {
  const int64_t deadline = cell_runtime_now() + (int64_t)(seconds * 1e9);
  struct timespec pause = {.tv_nsec = 50000};
  for (;;) {
    int status = 0;
    const pid_t ended = waitpid(process, &status, WNOHANG);
    if (ended == process) return outcome(status);
    if (ended < 0 && errno != EINTR) return 255;
    if (cell_runtime_now() >= deadline) break;
    nanosleep(&pause, NULL);
    if (pause.tv_nsec < 5000000) pause.tv_nsec += pause.tv_nsec / 4;
  }
  kill(process, SIGKILL);
  cell_runtime_wait(process);
  return -1;
}

void cell_runtime_exit(int32_t status) {
  fflush(stdout);
  _exit(status);
}
