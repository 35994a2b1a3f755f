# Lets programs of the guest run with fewer switches between processes of this host, where they call the kernel through a
# filter (6.16). Run once in the folder of the source.
set -e
added=$(dirname "$0")/added
stub=arch/um/include/shared/skas/stub-data.h
grep -q restart_wait "$stub" 2>/dev/null || exit 0

# 40 % of the system calls of a simulated day ask what time it is, and each costs two switches. The kernel leaves the time
# beside the program, and the program's vDSO reads it there.
cp "$added/lab-clock.h" arch/um/include/shared/skas/
sed -i -e '/^#include <mm_id.h>/a #include <skas/lab-clock.h>' \
  -e '/data shared with signal handler/i \	struct lab_clock lab_clock;' "$stub"

cp "$added/time.c" arch/um/kernel/lab-clock-time.c
sed -i '/^void time_travel_ndelay(/i #include "lab-clock-time.c"' arch/um/kernel/time.c
sed -i -e 's/^\t\t\terr = set_stub_state(/\t\t\tlab_clock_set(\&proc_data->lab_clock);\n&/' \
  -e 's/^\t\texit_turnstile(mm_id);/&\n\t\tif (using_seccomp)\n\t\t\tlab_clock_pass(\&((struct stub_data *)mm_id->stack)->lab_clock);/' \
  arch/um/os-Linux/skas/process.c

cp "$added/vma.c" arch/x86/um/vdso/lab-clock-vma.c
sed -i -e '/^static int __init init_vdso(/i #include "lab-clock-vma.c"' \
  -e 's/^\tcopy_page(.*vdso_start);/&\n\tlab_clock_place(page_address(um_vdso));/' arch/x86/um/vdso/vma.c

cp "$added/um_vdso.c" arch/x86/um/vdso/lab-clock-um_vdso.c
sed -i -e '/^int __vdso_clock_gettime(/i #include "lab-clock-um_vdso.c"\n' \
  -e '/^int __vdso_clock_gettime(/,/^}/ s/^\tlong ret;/\tlong long ns;\n&\n\n\tif (lab_clock_read(clock, \&ns)) {\n\t\tts->tv_sec = ns \/ 1000000000;\n\t\tts->tv_nsec = ns % 1000000000;\n\t\treturn 0;\n\t}/' \
  -e '/^int __vdso_gettimeofday(/,/^}/ s/^\tlong ret;/\tlong long ns;\n&\n\n\tif (tv \&\& !tz \&\& lab_clock_read(CLOCK_REALTIME, \&ns)) {\n\t\ttv->tv_sec = ns \/ 1000000000;\n\t\ttv->tv_usec = ns % 1000000000 \/ 1000;\n\t\treturn 0;\n\t}/' \
  -e '/^__kernel_old_time_t __vdso_time(/,/^}/ s/^\tlong secs;/\tlong long ns;\n&\n\n\tif (!t \&\& lab_clock_read(CLOCK_REALTIME, \&ns))\n\t\treturn ns \/ 1000000000;/' \
  arch/x86/um/vdso/um_vdso.c

# A program that starts takes hundreds of page faults, and each costs two switches. The kernel maps more than the page that
# was asked for: the next ones of what is written, and of a file up to 256 KiB of what it has.
cp "$added/fault-ahead.c" arch/um/kernel/lab-fault-ahead.c
sed -i -e '/^int handle_page_fault(/i #include "lab-fault-ahead.c"' \
  -e 's/^\t} while (!pte_present(\*pte));/&\n\tif (is_user)\n\t\tlab_fault_ahead(vma, address, flags);/' arch/um/kernel/trap.c
sed -i '/fault_around_pages __read_mostly/{n;s/65536/262144/}' mm/memory.c

# The memory of the guest is one file. It is open in every program from its start, instead of being sent for each mapping.
sed -i -e '/^static int get_stub_fd/,/^}/{/if (!using_seccomp)/d}' -e '/^int map(/,/^}/{/if (using_seccomp)/,+1d}' \
  arch/um/os-Linux/skas/mem.c
sed -i -e '/^\tchar rcv_data;/,/^\tucontext_t/{/ucontext_t/!d}' -e '/^\tstruct cmsghdr \*fd_msg;/d' \
  -e '/^\tint \*fd_map;/d' -e '/^\tint num_fds;/d' -e '/Read passed FDs/,/Try running queued/{/Try running/!d}' \
  -e 's/syscall_handler(fd_map)/syscall_handler(NULL)/' -e '/while (num_fds)/,+1d' arch/um/kernel/skas/stub.c
sed -i 's/^\t\tres = stub_syscall3(__NR_close_range, 1, ~0U, 0);/\t\tres = stub_syscall3(__NR_close_range, 1, init_data.stub_data_fd - 1, 0);\n\t\tif (res == 0)\n\t\t\tres = stub_syscall3(__NR_close_range, init_data.stub_data_fd + 1, ~0U, 0);/' \
  arch/um/kernel/skas/stub_exe.c

# The process of a program that has ended is kept for the next, unless it failed.
cp "$added/kept-stubs.c" arch/um/kernel/skas/lab-kept-stubs.c
sed -i 's/^\tint sock;/\tint lab_failed;\n&/' arch/um/include/shared/skas/mm_id.h
sed -i -e '/^int init_new_context(/i #include "lab-kept-stubs.c"' \
  -e 's/^\tstack = __get_free_pages(/\tif (lab_take_stub(\&mm->context)) {\n\t\tunmap(new_id, 0, STUB_START);\n\t\treturn 0;\n\t}\n\tnew_id->lab_failed = 0;\n\n&/' \
  -e '/^\tscoped_guard(spinlock_irqsave, &mm_list_lock)$/d' \
  -e 's/^\t\tlist_del(&mm->context.list);/\tif (lab_keep_stub(mmu))\n\t\treturn;/' \
  -e 's/^\twhile ((pid = os_reap_child()) > 0) {/&\n\t\tlab_lose_stub(pid);/' arch/um/kernel/skas/mmu.c
sed -i 's/^\t\tmm_idp->syscall_data_len = proc_data->err;/&\n\t\tmm_idp->lab_failed = 1;/' arch/um/os-Linux/skas/mem.c
sed -i -e 's/^\t\t\t\tmm_id->syscall_data_len = proc_data->err;/&\n\t\t\t\tmm_id->lab_failed = 1;/' \
  -e '/^void wait_stub_done_seccomp(/,/^}/ s/^out_kill:/&\n\tmm_idp->lab_failed = 1;/' \
  -e '/^\t\t\terr = set_stub_state(/{n;s/{$/&\n\t\t\t\tmm_id->lab_failed = 1;/}' arch/um/os-Linux/skas/process.c

# This host is not asked what its root permits: the owner and the mode of a file say it, and what this user cannot read
# cannot be opened either.
sed -i '/^static int hostfs_permission(/,/^}/ s/^\tif (desired & MAY_NOT_BLOCK)/\tif (sb_rdonly(ino->i_sb))\n\t\treturn generic_permission(\&nop_mnt_idmap, ino, desired);\n\n&/' \
  fs/hostfs/hostfs_kern.c

# A source of another form must not be compiled with half of this: what each file must have, or no longer have.
while read -r file has place; do
  found=no
  if grep -q -- "$place" "$file"; then found=yes; fi
  [ "$found" = "$has" ] || { echo "$file has another form: $place"; exit 1; }
done <<'PLACES'
arch/um/os-Linux/skas/process.c yes lab_clock_set(
arch/um/os-Linux/skas/process.c yes lab_clock_pass(
arch/um/kernel/time.c yes lab-clock-time.c
arch/x86/um/vdso/vma.c yes lab_clock_place(
arch/x86/um/vdso/um_vdso.c yes lab_clock_read(clock,
arch/x86/um/vdso/um_vdso.c yes lab_clock_read(CLOCK_REALTIME, &ns)) {
arch/x86/um/vdso/um_vdso.c yes lab_clock_read(CLOCK_REALTIME, &ns))$
arch/um/kernel/trap.c yes lab-fault-ahead.c
arch/um/kernel/trap.c yes lab_fault_ahead(
mm/memory.c yes 262144
arch/um/os-Linux/skas/mem.c no !using_seccomp
arch/um/os-Linux/skas/mem.c no syscall_fd_map.sc
arch/um/kernel/skas/stub.c yes res = syscall_handler(NULL)
arch/um/kernel/skas/stub.c no fd_msg
arch/um/kernel/skas/stub.c no num_fds
arch/um/kernel/skas/stub_exe.c yes stub_data_fd - 1
arch/um/kernel/skas/stub_exe.c yes stub_data_fd + 1
arch/um/include/shared/skas/mm_id.h yes lab_failed
arch/um/kernel/skas/mmu.c yes lab-kept-stubs.c
arch/um/kernel/skas/mmu.c yes lab_take_stub(
arch/um/kernel/skas/mmu.c yes lab_failed = 0
arch/um/kernel/skas/mmu.c yes lab_keep_stub(mmu)
arch/um/kernel/skas/mmu.c yes lab_lose_stub(pid)
arch/um/os-Linux/skas/mem.c yes lab_failed = 1
arch/um/os-Linux/skas/process.c yes mm_idp->lab_failed = 1
arch/um/os-Linux/skas/process.c yes mm_id->lab_failed = 1
fs/hostfs/hostfs_kern.c yes sb_rdonly
PLACES
