# Fixes what Linux 6.1 does wrong as a program of this host. Run in the folder of the source; a second run changes nothing.
set -e

# The kernel keeps 2696 bytes for the floating-point registers of a process, and no program starts where the processor
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

# In virtual time computing takes no time, so that a process which yields until another one has run would never end:
# the scheduler, whose clock stands still, would not give the processor to the other. Yielding takes a millisecond.
sed -i -e 's/if (IS_ERR_VALUE(ret) &&/if ((IS_ERR_VALUE(ret) || syscall == __NR_sched_yield) \&\&/' \
  -e 's/um_udelay(1);/um_udelay(syscall == __NR_sched_yield ? 1000 : 1);/' arch/um/kernel/skas/syscall.c
