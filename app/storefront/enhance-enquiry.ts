import { solveChallenges } from './enhance-challenge.ts'

/**
 * Opens the form behind a listing's button in a dialog on the listing. The form is the page itself, fetched; what
 * it answers is shown in its place. Whatever goes wrong, the visitor gets the page instead.
 */
document.addEventListener('click', (event) => {
  const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-enquiry]')
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
  event.preventDefault()
  open(link).catch(() => location.assign(link.href))
})

/** Forms that go the browser's own way. */
const plain = new WeakSet<HTMLFormElement>()

async function open(link: HTMLAnchorElement): Promise<void> {
  const dialog = document.createElement('dialog')
  dialog.dataset.enquiryDialog = ''
  dialog.setAttribute('aria-label', link.textContent ?? '')
  await showIn(dialog, await fetch(link.href, { headers: { Accept: 'text/html' } }))
  document.body.append(dialog)
  dialog.showModal()
  dialog.addEventListener('close', () => {
    dialog.remove()
    link.focus()
  })
  dialog.addEventListener('click', (event) => {
    if (!(event.target as Element).closest('[data-close]')) return
    event.preventDefault()
    dialog.close()
  })
  dialog.addEventListener('submit', (event) => {
    if (plain.has(event.target as HTMLFormElement)) return
    event.preventDefault()
    void send(dialog, event.target as HTMLFormElement, event.submitter)
  })
}

async function send(dialog: HTMLDialogElement, form: HTMLFormElement, by: HTMLElement | null): Promise<void> {
  const buttons = [...form.querySelectorAll<HTMLButtonElement>('button')]
  const sent = new URLSearchParams()
  for (const [name, value] of new FormData(form, by)) if (typeof value === 'string') sent.append(name, value)
  for (const button of buttons) button.disabled = true
  try {
    await showIn(dialog, await fetch(form.action, { method: 'POST', body: sent }))
  } catch {
    // The page itself says what is wrong; nothing typed is lost on the way there.
    for (const button of buttons) button.disabled = false
    plain.add(form)
    // By the same button: who goes on without sharing must not be heard as sharing.
    form.requestSubmit(by)
  }
}

/** Shows the part of an answered page that is the form or its thanks. */
async function showIn(dialog: HTMLDialogElement, answer: Response): Promise<void> {
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const part = page.querySelector<HTMLElement>('[data-enquiry-part]')
  if (!part) throw new Error('not the page that was asked for')
  await Promise.all([...page.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')].map(bringStyle))
  for (const form of part.querySelectorAll('form')) form.action = answer.url
  dialog.replaceChildren(document.adoptNode(part))
  void solveChallenges(dialog)
  dialog.scrollTop = 0
  const first = dialog.querySelector<HTMLElement>('[role=alert]') ?? dialog.querySelector('h1')
  first?.setAttribute('tabindex', '-1')
  if (dialog.open) first?.focus()
}

/** The form's own styles, which the listing's page has not loaded. */
function bringStyle({ href }: HTMLLinkElement): Promise<unknown> | undefined {
  const known = [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')].some((l) => l.href === href)
  if (known) return undefined
  const style = Object.assign(document.createElement('link'), { rel: 'stylesheet', href })
  document.head.append(style)
  return new Promise((resolve) => {
    style.onload = style.onerror = resolve
  })
}
