/* Included by arch/um/kernel/time.c: the clocks before a program continues, and the time that it took after. */
#include <skas/stub-data.h>

void lab_clock_set(struct lab_clock *clock)
{
	unsigned long flags;

	if (time_travel_mode != TT_MODE_INFCPU)
		return;
	/* With interrupts enabled, reading a clock takes time. */
	local_irq_save(flags);
	clock->realtime = ktime_get_real_ns();
	clock->monotonic = ktime_get_ns();
	clock->boottime = ktime_get_boottime_ns();
	clock->readings = 0;
	local_irq_restore(flags);
}

void lab_clock_pass(struct lab_clock *clock)
{
	if (time_travel_mode == TT_MODE_INFCPU && clock->readings > 0)
		time_travel_update_time_rel(clock->readings * NSEC_PER_USEC);
}
