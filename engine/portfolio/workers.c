/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "portfolio/workers.h"
#include "planning/solver_door.h"
#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

typedef struct heap_of_work {
  atomic_size_t next;
  size_t count;
  void (*work)(void *context, size_t index);
  void *context;
} heap_of_work;

static void take_pieces(heap_of_work *heap) {
  for (size_t index = atomic_fetch_add(&heap->next, 1); index < heap->count; index = atomic_fetch_add(&heap->next, 1)) {
    heap->work(heap->context, index);
  }
}

static void *be_thread(void *heap) {
  take_pieces(heap);
  ap_leave_solver();
  return NULL;
}

void ap_work(size_t count, size_t threads, void (*work)(void *context, size_t index), void *context) {
  heap_of_work heap = {.count = count, .work = work, .context = context};
  atomic_init(&heap.next, 0);
  pthread_t others[AP_THREADS_MOST];
  size_t started = 0;
  threads = threads < count ? threads : count;
  /* a thread that cannot be had is no fault: the others do its part */
  while (started + 1 < threads && started < AP_THREADS_MOST &&
         pthread_create(&others[started], NULL, be_thread, &heap) == 0) {
    started++;
  }
  take_pieces(&heap);
  for (size_t i = 0; i < started; i++) {
    pthread_join(others[i], NULL);
  }
}

size_t ap_processors(void) {
  long processors = sysconf(_SC_NPROCESSORS_ONLN);
  return processors < 1 ? 1 : (size_t)processors;
}
