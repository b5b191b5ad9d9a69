/**
 * Small conveniences that pages of both kinds share, on plain HTML: nothing here is needed to use a page.
 *
 * - `data-copy="text"` on a button copies it and says so (`data-copied` holds the word)
 * - `<details data-menu>` closes on Escape and on a click elsewhere, and gives the focus back
 * - `<input type="checkbox" data-drawer>`, which opens the navigation on a phone, is unticked by following a link
 * - `data-search` is the field that `/` and Ctrl/Cmd-K go to
 * - `?` opens `<dialog data-shortcuts>`; `data-close` inside a dialog closes it
 * - a form with buttons named `scheme` switches light and dark at once
 */
import { isScheme } from '../color-scheme.ts'
import { choose, followSystem, onChosen, schemeOf } from './scheme.ts'

document.addEventListener('click', (event) => {
  const target = event.target as Element
  const copying = target.closest<HTMLElement>('[data-copy]')
  if (copying) copy(copying)
  target.closest('[data-close]')?.closest('dialog')?.close()
  const followed = target.closest('a[href]')
  for (const menu of openMenus()) if (!menu.contains(target) || followed) menu.open = false
  if (followed) closeDrawer()
})

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') closeMenus()
  if (isTyping(event.target) && !(event.ctrlKey || event.metaKey)) return
  const search = event.key === '/' || (event.key === 'k' && (event.ctrlKey || event.metaKey))
  if (search) focusSearch(event)
  if (event.key === '?') document.querySelector<HTMLDialogElement>('dialog[data-shortcuts]')?.showModal()
})

document.addEventListener('submit', (event) => {
  const button = event.submitter
  if (!(button instanceof HTMLButtonElement) || button.name !== 'scheme' || !isScheme(button.value)) return
  event.preventDefault()
  choose(button.value)
})

followSystem()
onChosen(markScheme)
markScheme()

function copy(from: HTMLElement): void {
  void navigator.clipboard.writeText(from.dataset.copy ?? '').then(() => {
    const status = from.querySelector('[role=status]')
    if (!status) return
    status.textContent = from.dataset.copied ?? ''
    setTimeout(() => {
      status.textContent = ''
    }, 2000)
  })
}

function openMenus() {
  return document.querySelectorAll<HTMLDetailsElement>('details[data-menu][open]')
}

function closeMenus(): void {
  for (const menu of openMenus()) {
    menu.open = false
    menu.querySelector('summary')?.focus()
  }
}

function closeDrawer(): void {
  for (const box of document.querySelectorAll<HTMLInputElement>('[data-drawer]:checked')) box.checked = false
}

function focusSearch(event: KeyboardEvent): void {
  const fields = [...document.querySelectorAll<HTMLInputElement>('[data-search]')]
  const field = fields.find((f) => f.offsetParent !== null)
  if (!field) return
  event.preventDefault()
  field.focus()
  field.select()
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}

function markScheme(): void {
  const chosen = schemeOf(document.cookie)
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[name=scheme]')) {
    button.setAttribute('aria-pressed', String(button.value === chosen))
  }
}
