/** A prompt with `ctx` (acting as the system) and every room under its name: await leads.countLeads(ctx, 'fabrikam') */
import { start } from 'node:repl'
import * as accounts from '#accounts'
import * as connectors from '#connectors'
import * as delivery from '#delivery'
import * as events from '#events'
import * as leads from '#leads'
import * as offers from '#offers'
import { readConfig } from '#platform/config'
import * as storefront from '#storefront'
import { openShop } from '../server/shop.ts'

const shop = await openShop(readConfig(), { worker: false })
const repl = start({ prompt: 'comptoir> ' })
Object.assign(repl.context, { ctx: shop.ctx, accounts, connectors, delivery, events, leads, offers, storefront })
repl.on('exit', () => void shop.close())
