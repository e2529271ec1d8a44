#define _GNU_SOURCE
#include "records.h"
#include "CCellRuntime.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static int record_file = -1;
static pthread_mutex_t record_lock;

// Also for a program that runs without a runner: describing a value logs others.
__attribute__((constructor)) static void make_lock(void) {
  pthread_mutexattr_t attributes;
  pthread_mutexattr_init(&attributes);
  pthread_mutexattr_settype(&attributes, PTHREAD_MUTEX_RECURSIVE);
  pthread_mutex_init(&record_lock, &attributes);
}

void cell_runtime_lock(void) { pthread_mutex_lock(&record_lock); }
void cell_runtime_unlock(void) { pthread_mutex_unlock(&record_lock); }

bool records_open(const char *path) {
  record_file = open(path, O_WRONLY | O_APPEND | O_CLOEXEC);
  return record_file >= 0;
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
