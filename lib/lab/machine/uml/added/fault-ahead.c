/* Included by arch/um/kernel/trap.c: a page fault that writes also makes the next pages writable. */
#include <linux/mm.h>

#define LAB_AHEAD 8

/*
 * Up to the next multiple of eight pages: those of a private mapping that have no page yet, or still the one of a file. A
 * page that a process shares with its parent since a fork stays shared.
 */
static void lab_fault_ahead(struct vm_area_struct *vma, unsigned long address, unsigned int flags)
{
	const unsigned long end = min(vma->vm_end, (address | (LAB_AHEAD * PAGE_SIZE - 1)) + 1);
	pte_t *pte;

	if (!(flags & FAULT_FLAG_WRITE) || (vma->vm_flags & (VM_SHARED | VM_GROWSDOWN | VM_SPECIAL)))
		return;
	/* A fault that waits would give up the lock of the mappings, which the caller releases. */
	flags &= ~(FAULT_FLAG_ALLOW_RETRY | FAULT_FLAG_KILLABLE);
	address &= PAGE_MASK;
	pte = pte_offset_kernel(pmd_off(vma->vm_mm, address), address);
	while (++pte, (address += PAGE_SIZE) < end) {
		if (pte_none(*pte)) {
			if (vma->vm_file)
				return;
		} else {
			struct page *page = pte_present(*pte) ? vm_normal_page(vma, address, *pte) : NULL;

			if (!page || PageAnon(page))
				return;
		}
		if (handle_mm_fault(vma, address, flags, NULL) & VM_FAULT_ERROR)
			return;
	}
}
