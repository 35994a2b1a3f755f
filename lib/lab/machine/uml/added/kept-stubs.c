/*
 * Included by arch/um/kernel/skas/mmu.c. A program of the guest is a process of the host, its stub. The stub of a program
 * that has ended is kept for the next program, which first unmaps all that it had: to start one takes longer than that.
 */
#define LAB_KEPT_STUBS 8

static struct mm_id lab_kept[LAB_KEPT_STUBS];
static int lab_kept_count;

/* Gives a kept stub to a new program, and returns whether there was one. */
static bool lab_take_stub(struct mm_context *context)
{
	guard(spinlock_irqsave)(&mm_list_lock);

	if (lab_kept_count == 0)
		return false;
	context->id = lab_kept[--lab_kept_count];
	context->id.syscall_data_len = 0;
	context->id.syscall_fd_num = 0;
	list_add(&context->list, &mm_list);
	return true;
}

/*
 * Takes the stub of a program that has ended off the list of those that run, keeps it, and returns whether it did. At once,
 * since the host may end it between. One that failed its program would fail the next, too.
 */
static bool lab_keep_stub(struct mm_context *context)
{
	guard(spinlock_irqsave)(&mm_list_lock);

	list_del(&context->list);
	if (!using_seccomp || context->id.pid < 0 || context->id.lab_failed || lab_kept_count == LAB_KEPT_STUBS)
		return false;
	lab_kept[lab_kept_count++] = context->id;
	return true;
}

/* Forgets a kept stub that the host has ended. */
static void lab_lose_stub(int pid)
{
	int at;

	for (at = 0; at < lab_kept_count; at++) {
		if (lab_kept[at].pid != pid)
			continue;
		os_close_file(lab_kept[at].sock);
		free_pages(lab_kept[at].stack, ilog2(STUB_DATA_PAGES));
		lab_kept[at--] = lab_kept[--lab_kept_count];
	}
}
