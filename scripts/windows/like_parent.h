/* Windows starts every thread with the usual priority, Linux with its parent's. Making a video steps back so that the
   window stays quick; the encoder's and decoders' own threads have to step back with it. */
#include <process.h>
#include <windows.h>

static inline uintptr_t begin_like_parent(void *security, unsigned stack_bytes, unsigned(__stdcall *start)(void *),
                                          void *argument, unsigned flags, unsigned *id)
{
    uintptr_t thread = _beginthreadex(security, stack_bytes, start, argument, flags, id);
    if (thread)
        SetThreadPriority((HANDLE)thread, GetThreadPriority(GetCurrentThread()));
    return thread;
}
#define _beginthreadex begin_like_parent
