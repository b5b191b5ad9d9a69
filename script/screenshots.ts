/**
 * Takes a picture of every page of the running sample marketplace, at two widths, light and dark, in both
 * languages, and puts them on one sheet. Also says what a person would not see at once: what axe finds, what
 * the console says, words that no catalogue has, and pages wider than their window.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { samplePassword } from '../sample/marketplace.ts'
import { openBrowser } from '../test/support/browser.ts'
import { type SitePage, sitePages, type Visitor, visitors } from './pages-of-the-site.ts'

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    at: { type: 'string', default: 'http://127.0.0.1:4000' },
    /** English in light at the wide width, French in dark at the narrow one, and nothing else. */
    quick: { type: 'boolean', default: false },
    locale: { type: 'string' },
    scheme: { type: 'string' },
    width: { type: 'string' },
  },
})

type Look = { locale: 'en' | 'fr'; scheme: 'light' | 'dark'; width: 1280 | 390 }

const looks: Look[] = (['en', 'fr'] as const)
  .flatMap((locale) =>
    (['light', 'dark'] as const).flatMap((scheme) =>
      ([1280, 390] as const).map((width) => ({ locale, scheme, width })),
    ),
  )
  .filter((look) => !options.quick || (look.locale === 'en') === (look.scheme === 'light' && look.width === 1280))
  .filter((look) => !options.quick || look.locale === 'en' || (look.scheme === 'dark' && look.width === 390))
  .filter((look) => !options.locale || look.locale === options.locale)
  .filter((look) => !options.scheme || look.scheme === options.scheme)
  .filter((look) => !options.width || String(look.width) === options.width)

const folder = join(import.meta.dirname, '../screenshots')
const nameOf = (page: SitePage, { locale, scheme, width }: Look) => `${page.name}-${width}-${scheme}-${locale}.png`

const pages = sitePages.filter(
  ({ name }) => positionals.length === 0 || positionals.some((part) => name.includes(part)),
)
const complaints: string[] = []
const browser = await openBrowser()
try {
  await answering()
  if (positionals.length === 0) rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const sessions = await signedIn(browser, new Set(pages.map((page) => page.as)))
  for (const look of looks) await walk(look, sessions)
} finally {
  await browser.close()
}
writeFileSync(join(folder, 'index.html'), sheet())
writeFileSync(join(folder, 'complaints.txt'), `${complaints.join('\n')}\n`)
console.log(complaints.length ? complaints.join('\n') : 'Nothing to complain of.')
console.log(`${pages.length} pages, ${looks.length} looks: ${join(folder, 'index.html')}`)
process.exitCode = complaints.length ? 1 : 0

async function answering() {
  const answer = await fetch(`${options.at}/readyz`).catch(() => undefined)
  if (!answer?.ok)
    throw new Error(`Nothing answers at ${options.at}. Start script/server first, or name another with --at.`)
}

type Sessions = Map<Visitor, Awaited<ReturnType<BrowserContext['storageState']>> | undefined>

async function signedIn(browser: Browser, who: Set<Visitor>): Promise<Sessions> {
  const sessions: Sessions = new Map()
  for (const visitor of who) {
    if (visitor === 'anybody') continue
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(`${options.at}/account/sign-in`)
    await page.fill('[name=email]', visitors[visitor])
    await page.fill('[name=password]', samplePassword)
    await page.press('[name=password]', 'Enter')
    await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'))
    sessions.set(visitor, await context.storageState())
    await context.close()
  }
  return sessions
}

async function walk(look: Look, sessions: Sessions) {
  for (const visitor of new Set(pages.map((page) => page.as))) {
    const context = await browser.newContext({
      viewport: { width: look.width, height: look.width === 390 ? 844 : 900 },
      colorScheme: look.scheme,
      storageState: sessions.get(visitor),
    })
    await context.addCookies([{ name: 'comptoir_locale', value: look.locale, url: options.at }])
    const tab = await context.newPage()
    for (const page of pages.filter((one) => one.as === visitor)) await picture(tab, page, look)
    await context.close()
  }
}

async function picture(tab: Page, page: SitePage, look: Look) {
  const file = nameOf(page, look)
  const complain = (what: string) => complaints.push(`${file}: ${what}`)
  const heard = (message: { type(): string; text(): string }) => {
    if (message.type() === 'error' && !/status of 404/.test(message.text())) complain(`console: ${message.text()}`)
  }
  const broken = (error: Error) => complain(`script: ${error.message}`)
  tab.on('console', heard)
  tab.on('pageerror', broken)
  try {
    const prefix = page.public && look.locale === 'fr' ? '/fr' : ''
    await tab.goto(`${options.at}${prefix}${page.path}`, { waitUntil: 'networkidle' })
    if (page.follow) {
      const from = tab.url()
      await tab.locator(page.follow).first().click()
      await tab.waitForURL((url) => url.href !== from)
      await tab.waitForLoadState('networkidle')
    }
    await tab.screenshot({ path: join(folder, file), fullPage: true, animations: 'disabled' })
    await judge(tab, complain)
  } catch (error) {
    complain((error as Error).message.split('\n')[0]!)
  } finally {
    tab.off('console', heard)
    tab.off('pageerror', broken)
  }
}

async function judge(tab: Page, complain: (what: string) => void) {
  const beyond = await tab.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  if (beyond > 0) complain(`scrolls sideways by ${beyond} px`)
  // What stands as code is a name of something, not a text.
  const said = await tab.evaluate(() => {
    const texts: string[] = []
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walk.nextNode()) {
      if (!walk.currentNode.parentElement?.closest('code, pre, script, style'))
        texts.push(walk.currentNode.nodeValue ?? '')
    }
    return texts.join('\n')
  })
  const keys = said.match(/\b(?:[a-z]\w+\.){1,4}[a-z]\w+[A-Z]\w*\b|\{\{\w+\}\}/g)
  if (keys) complain(`looks like a missing text: ${[...new Set(keys)].slice(0, 5).join(', ')}`)
  const { violations } = await new AxeBuilder({ page: tab }).analyze()
  for (const { id, nodes } of violations)
    complain(
      `axe ${id}: ${nodes
        .slice(0, 3)
        .map((node) => node.html.slice(0, 140))
        .join(' | ')}`,
    )
}

/** All pictures of a page in a row, the wide ones first. */
function sheet(): string {
  const rows = pages.map((page) => {
    const pictures = [...looks]
      .sort((a, b) => b.width - a.width)
      .map((look) => nameOf(page, look))
      .map((file) => `<a href="${file}"><img src="${file}" alt="${file}" loading="lazy"></a>`)
    return `<section><h2>${page.name} <code>${page.path}</code></h2><div>${pictures.join('')}</div></section>`
  })
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Every page</title>
<style>
  body { font: 15px system-ui; margin: 2rem; background: #888; }
  div { display: flex; gap: 1rem; overflow-x: auto; align-items: flex-start; }
  img { height: 28rem; background: #fff; }
</style>
${rows.join('\n')}
</html>
`
}
