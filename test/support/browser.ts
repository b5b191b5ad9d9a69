/** Debian's Chromium, driven by Playwright, talking to loopback only. */
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

export async function openBrowser(): Promise<Browser> {
  const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync)
  if (!executablePath)
    throw new Error('Chromium is not installed: run script/bootstrap tests, or apt-get install chromium')
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
    ],
  })
}
