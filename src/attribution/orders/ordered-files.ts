/** The files of an order, as the customer deploys them: the package, with its main template as they chose. */
import { unzipSync, zipSync } from 'fflate'
import type { Ctx } from '#platform/ctx'
import { notFound } from '#platform/problem'
import { readTemplate } from '../arm/template.ts'
import { mainTemplateOf } from '../main-template.ts'
import { readPackage } from '../package.ts'
import { type DeployLines, deployLines } from './commands.ts'
import { type Choice, choicesOf } from './leave-out.ts'
import { type DeploymentOrder, getOrder } from './order.ts'

export type OrderedFile = { bytes: Uint8Array; contentType: string; filename: string }

const parametersSchema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#'
const parametersFile = 'comptoir.parameters.json'
const packageFile = 'package.zip'

/**
 * A file of an order by its path in the package, beside two that are made: the parameters, and the whole as a zip.
 * @throws notFound
 */
export async function readOrderedFile(ctx: Ctx, orderId: string, path: string): Promise<OrderedFile> {
  const order = await getOrder(ctx, orderId)
  const { bytes, main, folder, choice } = await ordered(ctx, order)
  if (path === parametersFile) return json(parametersOf(choice), path)
  if (path === packageFile) {
    const members = { ...unzipSync(bytes), [main]: choice.bytes }
    return { bytes: zipSync(members), contentType: 'application/zip', filename: `${order.offerId}-${order.planId}.zip` }
  }
  const member = folder + path
  if (member === main) return json(choice.bytes, path)
  const found = unzipSync(bytes, { filter: ({ name }) => name === member })[member]
  if (!found) throw notFound('No such file.')
  const contentType = /\.json$/i.test(path) ? 'application/json' : 'application/octet-stream'
  return { bytes: found, contentType, filename: path.slice(path.lastIndexOf('/') + 1) }
}

export type OrderView = {
  /** Addresses, each absolute: programs in the cloud ask for them too. */
  template: string
  parameters: string | undefined
  package: string
  lines: DeployLines
}

/** How the order is deployed: addresses of its files, and lines to copy. */
export async function viewOrder(ctx: Ctx, order: DeploymentOrder): Promise<OrderView> {
  const { main, folder, choice, scope, interfaceText } = await ordered(ctx, order)
  const at = (path: string) => `${ctx.config.url}/orders/${order.id}/${path}`
  const name = main.slice(folder.length)
  const { parameter } = choice
  // A form of the portal that asks for the parameter itself would set it back.
  const interfaceIsFine = interfaceText !== undefined && !(parameter && interfaceText.includes(parameter.name))
  return {
    template: at(name),
    parameters: parameter && at(parametersFile),
    package: at(packageFile),
    lines: deployLines({
      scope,
      template: at(name),
      file: name,
      parameter,
      // Whoever is left out sends no token either.
      trackingId: order.leftOut ? undefined : (order.trackingId ?? undefined),
      portalInterface: interfaceIsFine ? at('createUiDefinition.json') : undefined,
    }),
  }
}

async function ordered(ctx: Ctx, order: DeploymentOrder) {
  const bytes = new Uint8Array(await ctx.files.read(order.packageSha256))
  const content = await readPackage(bytes)
  const files = content.kind === 'package' ? content.files : []
  const main = mainTemplateOf(files)
  const choices = main && choicesOf(main.bytes)
  const choice = order.leftOut ? choices?.leftOut : choices?.reported
  const reading = main && readTemplate(main.bytes)
  if (!main || !choice || reading?.kind !== 'template') throw notFound('The package of this order cannot be read.')
  const folder = main.path.slice(0, main.path.lastIndexOf('/') + 1)
  const definition = files.find(({ path }) => path === `${folder}createUiDefinition.json`)
  return {
    ...{ bytes, main: main.path, folder, choice, scope: reading.template.scope },
    interfaceText: definition && new TextDecoder().decode(definition.bytes),
  }
}

function parametersOf({ parameter }: Choice): Uint8Array {
  if (!parameter) throw notFound('This order has no parameters.')
  const parameters = { [parameter.name]: { value: parameter.value } }
  const content = { $schema: parametersSchema, contentVersion: '1.0.0.0', parameters }
  return new TextEncoder().encode(`${JSON.stringify(content, null, 2)}\n`)
}

function json(bytes: Uint8Array, path: string): OrderedFile {
  return { bytes, contentType: 'application/json', filename: path.slice(path.lastIndexOf('/') + 1) }
}
