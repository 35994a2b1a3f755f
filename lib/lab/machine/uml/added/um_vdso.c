/* Included by arch/x86/um/vdso/um_vdso.c, which runs in the program. */
#include <skas/lab-clock.h>

static const volatile unsigned long lab_clock_address = LAB_CLOCK_MARK;

/*
 * Reads a clock without a system call, and returns whether it did. A reading takes a microsecond, as in the kernel. One
 * in a hundred is a system call, so that the kernel counts a program that waits for a time.
 */
static int lab_clock_read(clockid_t id, long long *ns)
{
	struct lab_clock *clock = (struct lab_clock *)lab_clock_address;

	if (!clock || clock->readings >= 100)
		return 0;
	if (id == CLOCK_REALTIME)
		*ns = clock->realtime;
	else if (id == CLOCK_MONOTONIC)
		*ns = clock->monotonic;
	else if (id == CLOCK_BOOTTIME)
		*ns = clock->boottime;
	else
		return 0;
	*ns += ++clock->readings * 1000;
	return 1;
}
