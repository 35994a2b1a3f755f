# Fixes what Linux does wrong as a program of this host, in 6.1 to 7.3 unless a fix says otherwise. Run once in the
# folder of the source.
set -e

# In 6.1 the kernel keeps 2696 bytes for the floating-point registers of a process, and no program starts where the processor
# has more of them: 11,008 with AMX. Later sources ask the processor.
sed -i 's/DEFINE_LONGS(HOST_FP_SIZE, 2696)/DEFINE_LONGS(HOST_FP_SIZE, 12288)/' arch/x86/um/user-offsets.c

# A serial line whose reader is slower than its writer is deactivated, and nothing activates it again: what the lab
# sends later is never read. Without this the kernel reads on into the line's buffer, and stops when that is full.
sed -i '/deactivate_chan(line->chan_in, line->read_irq);/d' arch/um/drivers/line.c

# A process of the guest is a process of this host that the kernel traces. When the kernel is killed, it would continue
# alone, and its next system calls would be those of this host.
sed -i 's/(void \*) *PTRACE_O_TRACESYSGOOD)/(void *)(PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL))/' arch/um/os-Linux/skas/process.c

# The helper process of the kernel ends with it, too.
sed -i -e '1i #include <sys/prctl.h>' -e '/prctl/d' \
  -e '/^void os_fix_helper_signals/,/^}/ s/^{$/{\n\tprctl(PR_SET_PDEATHSIG, SIGKILL);/' arch/um/os-Linux/util.c

# In virtual time computing takes no time, and the clock of the scheduler stands still: a process that yields, or asks
# again and again without waiting, would never give the processor to the one it waits for. Yielding takes a millisecond,
# and so do a thousand system calls of one process without another one between.
sed -i -e '/^void handle_syscall(/i\
static bool lab_yields(long syscall)\
{\
	static struct task_struct *last;\
	static unsigned int calls;\
\
	if (current != last) {\
		last = current;\
		calls = 0;\
	}\
	return syscall == __NR_sched_yield || ++calls % 1000 == 0;\
}\
' -e 's/^\t\tif (IS_ERR_VALUE(ret) &&/\t\tint lab_wait = lab_yields(syscall) ? 1000 : IS_ERR_VALUE(ret);\n\n\t\tif (lab_wait \&\&/' \
  -e 's/um_udelay(1);/um_udelay(lab_wait);/' arch/um/kernel/skas/syscall.c

sh "$(dirname "$0")/quicken-source.sh"
