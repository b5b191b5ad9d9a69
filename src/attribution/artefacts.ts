/** The kinds of files that can carry attribution, and which of a folder's files are the ones to tag. */

export type ArtefactKind = 'armTemplate' | 'bicep' | 'terraform' | 'terraformJson' | 'script'

/** Where a deployment starts. */
export const mainTemplateNames = [
  'maintemplate.json',
  'azuredeploy.json',
  'main.json',
  'main.bicep',
  'azuredeploy.bicep',
  'template.json',
]

const bicepDeclaration =
  /^[ \t]*(targetScope\s*=|(param|var|resource|module|output|type|func|metadata)\s+[A-Za-z_]\w*\s|@[a-z])/m
const script = /\.(sh|bash|ps1|psm1|cmd|bat|py|js|mjs|cjs|ts|cs|go|java|kt|ya?ml)$/i

export function kindOf(name: string): ArtefactKind | undefined {
  const lower = name.toLowerCase()
  if (lower.endsWith('.tf.json')) return 'terraformJson'
  if (/\.jsonc?$/.test(lower)) return 'armTemplate'
  if (lower.endsWith('.bicep')) return 'bicep'
  if (lower.endsWith('.tf')) return 'terraform'
  return script.test(lower) ? 'script' : undefined
}

/**
 * What a text is whose name does not say it.
 *
 * @returns undefined for anything that carries no attribution
 */
export function guessKind(bytes: Uint8Array): ArtefactKind | undefined {
  // In another encoding nothing can be guessed; reading it as a template tells which it is.
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return 'armTemplate'
  const head = new TextDecoder().decode(bytes.subarray(0, 65_536)).replace(/^\uFEFF/, '')
  const code = head.replace(/\/\*[\s\S]*?(?:\*\/|(?![\s\S]))|\/\/[^\r\n]*|^[ \t]*#[^\r\n]*/gm, '').trimStart()
  if (code.startsWith('{') || code === '') return 'armTemplate'
  if (/^(provider|terraform|variable|data|locals)\b[^=]*\{|^resource\s+"/m.test(code)) return 'terraform'
  return bicepDeclaration.test(code) ? 'bicep' : undefined
}

export function isMainTemplate(path: string): boolean {
  return mainTemplateNames.includes(fileName(path).toLowerCase())
}

export function fileName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
}

export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}
