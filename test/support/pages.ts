/** What people do with pages, for journeys: the same whether scripts run or not. */
import type { Locator, Page } from 'playwright-core'

/** By the name of a field: its text, the value of its box or of its choice, or files to send. */
export type Typed = Record<string, string | string[] | { file: string; content: Buffer; type: string }>

/**
 * Fills the form that holds these fields and saves it. What a field depends on is shown at once when scripts
 * run, and after saving when they do not: then the page is filled and saved again until nothing is left.
 */
export async function writePage(page: Page, typed: Typed, { scripts, save }: { scripts: boolean; save: Locator }) {
  let left = Object.entries(typed)
  while (left.length > 0) {
    const missing: typeof left = []
    for (const [name, value] of left) {
      if (!scripts && (await fieldsNamed(page, name).count()) === 0) missing.push([name, value])
      else await type(page, name, value, scripts)
    }
    if (missing.length === left.length) throw new Error(`${page.url()} has no field ${missing.map(([name]) => name)}`)
    left = missing
    await press(page, save)
  }
}

/** Presses what sends a form, and waits for the page that answers it. */
export async function press(page: Page, button: Locator): Promise<void> {
  const answered = page.waitForResponse((response) => response.request().method() === 'POST')
  await button.click()
  await answered
  await page.waitForLoadState('networkidle')
}

/** Looks at a page again and again until something is there: for pages that do not renew themselves. */
export async function reloadUntil(page: Page, shown: Locator, withinMs = 60_000): Promise<void> {
  const until = Date.now() + withinMs
  while (!(await shown.first().isVisible())) {
    if (Date.now() > until) throw new Error(`${page.url()} never showed it:\n${await page.innerText('body')}`)
    await page.reload({ waitUntil: 'networkidle' })
  }
}

async function type(page: Page, name: string, value: Typed[string], scripts: boolean) {
  if (typeof value === 'object' && 'file' in value) return sendFile(page, name, value, scripts)
  if (Array.isArray(value)) {
    for (const one of value) await page.locator(`[name="${name}"][value="${one}"]`).check()
    return
  }
  const field = fieldsNamed(page, name).first()
  const kind = await field.evaluate((element) => (element instanceof HTMLInputElement ? element.type : element.tagName))
  if (kind === 'hidden') return typeRichText(page, name, value)
  if (kind === 'SELECT') await field.selectOption(value)
  else if (kind === 'radio' || kind === 'checkbox') await page.locator(`[name="${name}"][value="${value}"]`).check()
  else await field.fill(value)
}

/** Its editor stands beside the hidden field that is sent. */
async function typeRichText(page: Page, name: string, text: string) {
  const editor = page.locator(`[id="${await idOf(page, name)}"][contenteditable="true"]`)
  await editor.click()
  await page.keyboard.insertText(text)
}

/** With scripts a file is uploaded as soon as it is chosen; without, it travels with the form. */
async function sendFile(
  page: Page,
  name: string,
  { file, content, type }: Extract<Typed[string], { file: string }>,
  scripts: boolean,
) {
  const input = scripts
    ? page.locator(`input[type="file"][id="${await idOf(page, name)}"]`)
    : page.locator(`input[type="file"][name="${name}.file"]`)
  await input.setInputFiles({ name: file, mimeType: type, buffer: content })
  if (scripts) await page.locator(`[name="${name}"]:not([value=""])`).waitFor({ state: 'attached' })
}

function fieldsNamed(page: Page, name: string): Locator {
  return page.locator(`[name="${name}"], [name="${name}.file"]`)
}

async function idOf(page: Page, name: string): Promise<string> {
  await page.locator(`[name="${name}"]`).first().waitFor({ state: 'attached' })
  return `field-${name}`
}
