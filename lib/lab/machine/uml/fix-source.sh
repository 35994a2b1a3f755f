# Fixes what Linux does wrong as a program of this host, in 6.1 to 7.3 unless a fix says otherwise. Run in the folder of
# the source; a second run changes nothing.
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
file=arch/um/kernel/skas/syscall.c
grep -q lab_yields "$file" || sed -i -e '/^void handle_syscall(/i\
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
  -e 's/um_udelay(1);/um_udelay(lab_wait);/' "$file"

# 40 % of the system calls of a simulated day ask what time it is, and each costs two switches between processes of this
# host. Where programs call the kernel through a filter (6.16), the kernel leaves the time beside the program, and the
# program's vDSO reads it there.
stub=arch/um/include/shared/skas/stub-data.h
if grep -q restart_wait "$stub" 2>/dev/null && ! grep -q lab_clock "$stub"; then
  clocks=$(dirname "$0")/clock-page
  cp "$clocks/lab-clock.h" arch/um/include/shared/skas/
  sed -i -e '/^#include <mm_id.h>/a #include <skas/lab-clock.h>' \
    -e '/data shared with signal handler/i \	struct lab_clock lab_clock;' "$stub"

  cp "$clocks/time.c" arch/um/kernel/lab-clock-time.c
  sed -i '/^void time_travel_ndelay(/i #include "lab-clock-time.c"' arch/um/kernel/time.c
  sed -i -e 's/^\t\t\terr = set_stub_state(/\t\t\tlab_clock_set(\&proc_data->lab_clock);\n&/' \
    -e 's/^\t\texit_turnstile(mm_id);/&\n\t\tif (using_seccomp)\n\t\t\tlab_clock_pass(\&((struct stub_data *)mm_id->stack)->lab_clock);/' \
    arch/um/os-Linux/skas/process.c

  cp "$clocks/vma.c" arch/x86/um/vdso/lab-clock-vma.c
  sed -i -e '/^static int __init init_vdso(/i #include "lab-clock-vma.c"' \
    -e 's/^\tcopy_page(.*vdso_start);/&\n\tlab_clock_place(page_address(um_vdso));/' arch/x86/um/vdso/vma.c

  cp "$clocks/um_vdso.c" arch/x86/um/vdso/lab-clock-um_vdso.c
  sed -i -e '/^int __vdso_clock_gettime(/i #include "lab-clock-um_vdso.c"\n' \
    -e '/^int __vdso_clock_gettime(/,/^}/ s/^\tlong ret;/\tlong long ns;\n&\n\n\tif (lab_clock_read(clock, \&ns)) {\n\t\tts->tv_sec = ns \/ 1000000000;\n\t\tts->tv_nsec = ns % 1000000000;\n\t\treturn 0;\n\t}/' \
    -e '/^int __vdso_gettimeofday(/,/^}/ s/^\tlong ret;/\tlong long ns;\n&\n\n\tif (tv \&\& !tz \&\& lab_clock_read(CLOCK_REALTIME, \&ns)) {\n\t\ttv->tv_sec = ns \/ 1000000000;\n\t\ttv->tv_usec = ns % 1000000000 \/ 1000;\n\t\treturn 0;\n\t}/' \
    -e '/^__kernel_old_time_t __vdso_time(/,/^}/ s/^\tlong secs;/\tlong long ns;\n&\n\n\tif (!t \&\& lab_clock_read(CLOCK_REALTIME, \&ns))\n\t\treturn ns \/ 1000000000;/' \
    arch/x86/um/vdso/um_vdso.c

  # A source of another form must not be compiled with half of this: its programs would read clocks that are never set.
  for call in um/os-Linux/skas/process.c:lab_clock_set um/os-Linux/skas/process.c:lab_clock_pass \
    x86/um/vdso/vma.c:lab_clock_place x86/um/vdso/um_vdso.c:lab_clock_read um/kernel/time.c:lab-clock-time; do
    grep -q "${call#*:}" "arch/${call%:*}" || { echo "arch/${call%:*} has no place for ${call#*:}"; exit 1; }
  done
fi
