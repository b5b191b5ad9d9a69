/** Icons of the Tabler set, drawn as the portal draws them. They must be loaded before anything is drawn. */
type Node = [tag: string, attributes: Record<string, string>]

const loaded = new Map<string, Node[]>()

export async function loadIcons(names: Iterable<string>): Promise<void> {
  await Promise.all(
    [...new Set(names)].map(async (name) => {
      const file = name.replace(/(^|-)([a-z0-9])/g, (_, _dash: string, letter: string) => letter.toUpperCase())
      const { __iconNode }: { __iconNode: Node[] } = await import(`@tabler/icons-react/dist/esm/icons/Icon${file}.mjs`)
      loaded.set(name, __iconNode)
    }),
  )
}

export function icon(name: string, x: number, y: number, size: number, colour: string, stroke = 1.8): string {
  const nodes = loaded.get(name)
  if (!nodes) throw new Error(`the icon "${name}" is not loaded`)
  const parts = nodes.map(
    ([tag, attributes]) =>
      `<${tag} ${Object.entries(attributes)
        .filter(([key]) => key !== 'key')
        .map(([key, value]) => `${key}="${value}"`)
        .join(' ')}/>`,
  )
  const scale = size / 24
  return `<g transform="translate(${x.toFixed(2)} ${y.toFixed(2)}) scale(${scale.toFixed(4)})" fill="none" stroke="${colour}" stroke-width="${stroke}" stroke-linecap="round" stroke-linejoin="round">${parts.join('')}</g>`
}

/** Those that the screens themselves use, whatever the product. */
export const screenIcons = [
  'search',
  'bell',
  'chevron-down',
  'chevron-right',
  'chevron-left',
  'dots',
  'plus',
  'check',
  'star',
  'map-pin',
  'filter',
  'paperclip',
  'send',
  'sparkles',
  'robot',
  'user',
  'camera',
  'arrows-sort',
  'player-play',
  'battery-3',
  'wifi',
  'bold',
  'italic',
  'list',
  'link',
  'photo',
  'question-mark',
  'truck',
  'writing-sign',
  'mail',
]
