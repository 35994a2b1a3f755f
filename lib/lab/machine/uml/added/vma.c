/* Included by arch/x86/um/vdso/vma.c: the vDSO learns where the clocks are; nowhere in real time, or with traced programs. */
#include <linux/string.h>
#include <linux/time-internal.h>
#include <as-layout.h>
#include <skas/stub-data.h>
#include <skas.h>

static void __init lab_clock_place(char *page)
{
	const unsigned long mark = LAB_CLOCK_MARK;
	unsigned long address = 0;
	int at;

	if (using_seccomp && time_travel_mode == TT_MODE_INFCPU)
		address = STUB_DATA + offsetof(struct stub_data, lab_clock);
	for (at = 0; at < PAGE_SIZE; at += sizeof(mark))
		if (memcmp(page + at, &mark, sizeof(mark)) == 0)
			memcpy(page + at, &address, sizeof(address));
}
