/** The main road: somebody opens a publisher, writes an offer, has it certified and publishes it; a customer asks, and the lead arrives. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type HttpsReceiver, startHttpsReceiver } from '../fakes/https-receiver.ts'
import { openBrowser } from '../support/browser.ts'
import { aLogo, aPdf, aPng } from '../support/files.ts'
import { press, reloadUntil, type Typed, writePage } from '../support/pages.ts'
import { type Program, startProgram } from '../support/program.ts'

const folder = mkdtempSync(join(tmpdir(), 'comptoir-journey-'))
const password = 'a counter seen from the front'
const reviewerEmail = 'rita.reviewer@northquay.example'
let receiver: HttpsReceiver
let program: Program
let browser: Browser
/** What the browser complained of: there is to be nothing. */
const complaints: string[] = []

beforeAll(async () => {
  receiver = await startHttpsReceiver()
  program = await startProgram({
    COMPTOIR_DATA: folder,
    COMPTOIR_OFFER_LINKS: 'shape',
    COMPTOIR_OPERATORS: reviewerEmail,
    COMPTOIR_LEADS_EGRESS_ALLOW: receiver.allow,
    COMPTOIR_LEADS_EGRESS_CA: receiver.caFile,
  })
  browser = await openBrowser()
  const reviewer = await signUp({ locale: 'en-GB', scripts: true }, { name: 'Rita Reviewer', email: reviewerEmail })
  await reviewer.context().close()
})
afterAll(async () => {
  await browser?.close()
  await program?.kill()
  await receiver?.close()
  rmSync(folder, { recursive: true, force: true })
})
afterEach(async ({ task }) => {
  // What the pages looked like when it went wrong says more than the line that gave up.
  const pages = browser.contexts().flatMap((context) => context.pages())
  for (const [i, page] of pages.entries()) {
    if (task.result?.state === 'fail') await page.screenshot({ path: `screenshots/journey-${i}.png`, fullPage: true })
  }
  for (const context of browser.contexts()) await context.close()
  expect(complaints).toEqual([])
})

type Manner = { locale: 'en-GB' | 'fr-FR'; scripts: boolean }

test('an offer goes live, and its first lead reaches the publisher’s system', async () => {
  const manner: Manner = { locale: 'en-GB', scripts: true }
  const owner = await signUp(manner, { name: 'Olive Owner', email: 'olive@fabrikam.example' })
  await openPublisher(owner, { publisherId: 'fabrikam', displayName: 'Fabrikam' })
  await owner.getByRole('heading', { name: 'Connect a destination' }).waitFor()

  await connectDestination(owner)
  await writeOffer(owner, manner, {
    publisherId: 'fabrikam',
    offerId: 'crew-planner',
    name: 'Crew Planner',
    setup: {
      listingOption: 'contactMe',
      'leads.destination': 'httpsEndpoint',
      'leads.connectionIds': await connectionsOffered(owner),
    },
  })
  await submit(owner, { publisherId: 'fabrikam', offerId: 'crew-planner' })

  const reviewer = await signIn(manner, reviewerEmail)
  await certify(reviewer, 'Crew Planner')

  // The steps renew themselves under the eyes of whoever waits.
  await owner.getByRole('button', { name: 'Go live' }).waitFor({ timeout: 60_000 })
  const preview = await owner.getByRole('link', { name: 'Look at it' }).getAttribute('href')
  const customers = await aContext(manner)
  const customer = await customers.newPage()
  await customer.goto(preview!)
  await customer.getByRole('heading', { level: 1, name: 'Crew Planner' }).waitFor()
  const address = `${program.url}/product/dynamics-365/fabrikam.crew-planner`
  expect((await customer.request.get(address)).status()).toBe(404)

  // What is under a key stays hidden when it goes live: to be public it is published without.
  await giveUpHideKey(owner, manner, { publisherId: 'fabrikam', offerId: 'crew-planner' })
  await certify(reviewer, 'Crew Planner')
  await goLive(owner, 'Go live')
  await owner.getByText('Live', { exact: true }).first().waitFor({ timeout: 60_000 })
  await customer.goto(`${address}?src=newsletter&mktcmpid=spring`)
  await reloadUntil(customer, customer.getByRole('heading', { level: 1, name: 'Crew Planner' }))
  await enquire(customer, `${address}/contact`, {
    firstName: 'Cara',
    lastName: 'Customer',
    email: 'cara@wayfarer.example',
  })

  await receiver.until(() => receiver.received.some((one) => text(one.json).includes('cara@wayfarer.example')))
  await owner.goto(`${program.url}/publisher/fabrikam/leads`)
  await owner.getByRole('link', { name: 'Cara Customer' }).click()
  await owner.getByRole('heading', { level: 1, name: 'Cara Customer' }).waitFor()
  await reloadUntil(owner, owner.getByText('Delivered', { exact: true }))
  await owner.getByText(/Attempt 1 · 202/).click()
  await owner.getByText('POST https://').waitFor()
})

test('sans JavaScript et en français, une offre est mise en ligne et son prospect arrive dans la boîte', async () => {
  const manner: Manner = { locale: 'fr-FR', scripts: false }
  const owner = await signUp(manner, { name: 'Odile Patron', email: 'odile@atelier.example' })
  await openPublisher(owner, { publisherId: 'atelier', displayName: 'Atelier des Quais' })
  await writeOffer(owner, manner, {
    publisherId: 'atelier',
    offerId: 'carnet',
    name: 'Carnet d’atelier',
    setup: { listingOption: 'contactMe', 'leads.destination': 'builtin' },
  })
  await submit(owner, { publisherId: 'atelier', offerId: 'carnet' })
  const reviewer = await signIn(manner, reviewerEmail)
  await certify(reviewer, 'Carnet d’atelier')
  await reloadUntil(owner, owner.getByRole('button', { name: 'Mettre en ligne' }))
  await giveUpHideKey(owner, manner, { publisherId: 'atelier', offerId: 'carnet' })
  await certify(reviewer, 'Carnet d’atelier')
  await reloadUntil(owner, owner.getByRole('button', { name: 'Mettre en ligne' }))
  await goLive(owner, 'Mettre en ligne')
  await reloadUntil(owner, owner.getByText('En ligne', { exact: true }))

  const customer = await (await aContext(manner)).newPage()
  const form = `${program.url}/fr/product/dynamics-365/atelier.carnet/contact`
  await customer.goto(form)
  await reloadUntil(customer, customer.locator('[name="firstName"]'))
  await enquire(customer, form, { firstName: 'Clara', lastName: 'Cliente', email: 'clara@voyage.example' })
  await owner.goto(`${program.url}/publisher/atelier/leads`)
  await owner.getByRole('link', { name: 'Clara Cliente' }).waitFor()
})

async function aContext({ locale, scripts }: Manner): Promise<BrowserContext> {
  const context = await browser.newContext({ locale, javaScriptEnabled: scripts })
  context.setDefaultTimeout(60_000)
  context.on('console', (message) => {
    const asked = message.text().includes('status of 404')
    if (message.type() === 'error' && !asked) complaints.push(message.text())
  })
  context.on('weberror', (error) => complaints.push(error.error().message))
  return context
}

async function signUp(manner: Manner, { name, email }: { name: string; email: string }): Promise<Page> {
  const page = await (await aContext(manner)).newPage()
  await page.goto(`${program.url}/account/sign-up`)
  await page.fill('[name=name]', name)
  await page.fill('[name=email]', email)
  await page.fill('[name=password]', password)
  await page.press('[name=password]', 'Enter')
  await page.waitForURL((url) => !url.pathname.includes('sign-'))
  return page
}

async function signIn(manner: Manner, email: string): Promise<Page> {
  const page = await (await aContext(manner)).newPage()
  await page.goto(`${program.url}/account/sign-in`)
  await page.fill('[name=email]', email)
  await page.fill('[name=password]', password)
  await page.press('[name=password]', 'Enter')
  await page.waitForURL((url) => !url.pathname.includes('sign-'))
  return page
}

async function openPublisher(page: Page, { publisherId, displayName }: { publisherId: string; displayName: string }) {
  await page.goto(`${program.url}/account/publishers/new`)
  await page.fill('[name=displayName]', displayName)
  await page.fill('[name=publisherId]', publisherId)
  await press(page, page.locator('main form button'))
  await page.waitForURL(`**/publisher/${publisherId}`)
}

/** Where leads of Fabrikam go: the receiver, which checks the signature from then on. */
async function connectDestination(page: Page) {
  await page.getByRole('link', { name: 'Connect a destination' }).click()
  await page.getByRole('link', { name: 'HTTPS endpoint' }).click()
  await page.fill('[name=name]', 'Sales inbox')
  await page.fill('[name="settings.url"]', receiver.url('/leads'))
  await press(page, page.getByRole('button', { name: 'Save' }))
  const secret = (await page.innerText('main')).match(/whsec_\S+/)?.[0]
  receiver.expectSignature(secret)
  await page.getByRole('link', { name: 'Send a test lead' }).click()
  await press(page, page.getByRole('button', { name: 'Send a test lead' }))
  await page.getByText('Working').waitFor()
}

async function connectionsOffered(page: Page): Promise<string[]> {
  return [page.url().split('/').at(-1)!]
}

type NewOffer = { publisherId: string; offerId: string; name: string; setup: Typed }

async function writeOffer(page: Page, { scripts }: Manner, { publisherId, offerId, name, setup }: NewOffer) {
  const offers = `${program.url}/publisher/${publisherId}/offers`
  await page.goto(`${offers}/new`)
  await page.fill('[name=offerId]', offerId)
  await page.fill('[name=alias]', name)
  await press(page, page.locator('main form button'))
  await page.waitForURL(`**/offers/${offerId}/pages/setup`)
  for (const [pageKey, typed] of Object.entries(await pagesOf(name, setup))) {
    await page.goto(`${offers}/${offerId}/pages/${pageKey}`, { waitUntil: 'networkidle' })
    await writePage(page, typed, { scripts, save: page.locator('[data-save]') })
  }
}

async function pagesOf(name: string, setup: Typed): Promise<Record<string, Typed>> {
  const png = async (content: Promise<Buffer>, file: string) => ({ file, content: await content, type: 'image/png' })
  const pdf = (file: string) => ({ file, content: aPdf(), type: 'application/pdf' })
  return {
    setup,
    properties: {
      'categories.primary.id': 'operations-and-supply-chain',
      'categories.primary.subcategories': ['notApplicable'],
      applicableProducts: ['field-service'],
      appVersion: '1.2.0',
      'terms.mode': 'url',
      'terms.url': 'https://fabrikam.example/terms',
    },
    listing: {
      'listing.name': name,
      'listing.summary': 'Plan field crews in minutes and keep every promise to customers.',
      'listing.description':
        'One board for all crews of operations, so that dispatchers plan a day in minutes and the customers know when somebody comes.',
      'listing.helpUrl': 'https://fabrikam.example/help',
      'listing.privacyPolicyUrl': 'https://fabrikam.example/privacy',
      'listing.supportContact.name': 'Sam Support',
      'listing.supportContact.email': 'support@fabrikam.example',
      'listing.supportContact.phone': '+1 425 555 0100',
      'listing.supportContact.url': 'https://fabrikam.example/support',
      'listing.engineeringContact.name': 'Erin Engineer',
      'listing.engineeringContact.email': 'erin@fabrikam.example',
      'listing.engineeringContact.phone': '+33 1 23 45 67 89',
      'listing.documents.0.title': 'Field guide',
      'listing.documents.0.file': pdf('field-guide.pdf'),
      'listing.logos.large': await png(aLogo(280), 'logo.png'),
      'listing.screenshots.0.file': await png(aPng(1280, 720), 'board.png'),
      'listing.screenshots.0.caption': 'The board of a dispatcher',
    },
    availability: { 'availability.markets': ['US', 'FR'], 'availability.hideKey': 'crew7planner9key' },
    technical: {
      'technical.licenseModel': 'user',
      'technical.packageUrl': 'https://packages.fabrikam.example/crew.zip?sp=r&se=2031-01-01T00%3A00%3A00Z&sig=test',
      'technical.packageRegions.0.regionId': 'nam',
    },
    supplemental: { 'supplemental.keyUsageScenario': pdf('key-usage-scenarios.pdf') },
  }
}

async function giveUpHideKey(page: Page, { scripts }: Manner, key: { publisherId: string; offerId: string }) {
  const offer = `${program.url}/publisher/${key.publisherId}/offers/${key.offerId}`
  await page.goto(`${offer}/pages/availability`, { waitUntil: 'networkidle' })
  await writePage(page, { 'availability.hideKey': '' }, { scripts, save: page.locator('[data-save]') })
  await submit(page, key)
}

async function submit(page: Page, { publisherId, offerId }: { publisherId: string; offerId: string }) {
  await page.goto(`${program.url}/publisher/${publisherId}/offers/${offerId}/review`, { waitUntil: 'networkidle' })
  await page.fill('[name="submission.notes"]', 'Sign in as crew@fabrikam.example and open the board.')
  await press(page, page.locator('main form button[type=submit]').last())
  await page.waitForURL(`**/offers/${offerId}`)
}

/** The reviewer finds it in the queue, passes what a person has to decide, and certifies it. */
async function certify(page: Page, name: string) {
  await page.goto(`${program.url}/operator/certification`)
  const row = page.locator('tbody').getByRole('link', { name })
  await reloadUntil(page, row)
  await row.click()
  // Its heading comes before the end of a long page: an item that is not there yet would stay undecided.
  await page.getByRole('heading', { level: 1, name }).waitFor()
  await page.waitForLoadState('networkidle')
  for (const pass of await page.locator('details[open] input[value=pass]').all()) await pass.check()
  await press(page, page.locator('#decisions button'))
  await confirm(page, page.locator('#decision ~ div details').first())
  await page.waitForURL('**/operator/certification')
}

/** Opens the question that asks whether one means it, and says yes. */
async function confirm(page: Page, question: ReturnType<Page['locator']>) {
  await question.locator('summary').click()
  await press(page, question.locator('button[type=submit]'))
}

async function goLive(page: Page, label: string) {
  const acknowledge = page.locator('[name=acknowledgeWarnings]')
  if ((await acknowledge.count()) > 0) await acknowledge.check()
  await press(page, page.getByRole('button', { name: label }))
}

async function enquire(page: Page, form: string, who: { firstName: string; lastName: string; email: string }) {
  if (page.url() !== form) await page.goto(form)
  for (const [name, value] of Object.entries(who)) await page.fill(`[name="${name}"]`, value)
  await page.fill('[name=company]', 'Wayfarer')
  await page.selectOption('[name=country]', 'FR')
  await page.check('[name=consent]')
  // Whoever is done within two seconds of opening the form is taken for a program.
  await expect.poll(() => page.evaluate(() => performance.now()), { timeout: 10_000 }).toBeGreaterThan(2_500)
  await page.locator('main form button[type=submit]').first().click()
  await page.waitForURL(/\/thanks\?/)
}

function text(json: unknown): string {
  return JSON.stringify(json ?? null)
}
