/* Windows 10 has this in bcryptprimitives.dll, Wine 8 does not; Rust's library asks for it. Only the tests use it. */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID bytes, ULONG count);

__declspec(dllexport) BOOL ProcessPrng(PBYTE bytes, SIZE_T count) { return SystemFunction036(bytes, (ULONG)count); }
