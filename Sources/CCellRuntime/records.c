#define _GNU_SOURCE
#include "CCellRuntime.h"
#include "crash.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static int record_file = -1;
static pthread_mutex_t record_lock;

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
  record_file = open(path, O_WRONLY | O_APPEND | O_CLOEXEC);
  if (record_file < 0) return false;
  pthread_mutexattr_t attributes;
  pthread_mutexattr_init(&attributes);
  pthread_mutexattr_settype(&attributes, PTHREAD_MUTEX_RECURSIVE);
  pthread_mutex_init(&record_lock, &attributes);
  set_limits();
  watch_runner();
  setvbuf(stdout, NULL, _IOLBF, 1 << 16);
  crash_reports_start();
  return true;
}

void cell_runtime_write(const uint8_t *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(record_file, bytes, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    bytes += written;
    count -= (size_t)written;
  }
}

int64_t output_size(void) {
  struct stat status;
  return fstat(STDOUT_FILENO, &status) == 0 ? (int64_t)status.st_size : 0;
}

int64_t cell_runtime_output_offset(void) {
  fflush(stdout);
  return output_size();
}

int64_t cell_runtime_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

int32_t cell_runtime_fork(void) {
  fflush(stdout);
  pid_t child = fork();
  if (child == 0) watch_runner();
  return child;
}

int32_t cell_runtime_wait(int32_t process) {
  int status = 0;
  while (waitpid(process, &status, 0) < 0) {
    if (errno != EINTR) return 255;
  }
  return WIFSIGNALED(status) ? 256 + WTERMSIG(status) : WEXITSTATUS(status);
}

void cell_runtime_exit(int32_t status) {
  fflush(stdout);
  _exit(status);
}

void cell_runtime_lock(void) { pthread_mutex_lock(&record_lock); }
void cell_runtime_unlock(void) { pthread_mutex_unlock(&record_lock); }
