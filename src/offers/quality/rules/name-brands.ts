/** LQ-T08, T09: names of the platform's products, used as their owner asks. */
import { onceOf, rememberedOf } from '../../remembered.ts'
import { words } from '../../types/offer-type.ts'
import { metIf, type QualityRule, unmet } from '../quality-rule.ts'
import { entriesIn, type RuleSet } from '../rule-set.ts'
import { wordsOf } from '../stems.ts'

export const brandIsNotTheName: QualityRule = {
  id: 'LQ-T08',
  fieldKey: 'listing.name',
  asks: words(
    'A product name of the platform does not open the name, nor is all of it',
    'Un nom de produit de la plateforme n’ouvre pas le nom et ne le constitue pas',
  ),
  why: words(
    'A name that begins with another’s trademark reads as if it came from them.',
    'Un nom qui commence par la marque d’un autre semble venir de lui.',
  ),
  found: words('The name begins with, or is only, “{value}”.', 'Le nom commence par « {value} », ou n’est que cela.'),
  cure: words('Put your own name first: “… for {value}”.', 'Placez votre propre nom devant : « … pour {value} ».'),
  check: ({ name, ruleSet }) => {
    const bare = withoutMarks(name).toLowerCase()
    const opening = ruleSet.brands.find((brand) => startsWith(bare, brand.name.toLowerCase()))
    if (opening) return unmet({ value: opening.name })
    const named = ruleSet.brands.filter((brand) => bare.includes(brand.name.toLowerCase()))
    const rest = named.reduce((text, brand) => text.replaceAll(brand.name.toLowerCase(), ' '), bare)
    return metIf(named.length === 0 || wordsOf(rest).some((word) => word.length > 3), { value: named[0]?.name ?? '' })
  },
}

function startsWith(name: string, brand: string): boolean {
  return name.startsWith(brand) && !/^[\p{L}\p{N}]/u.test(name.slice(brand.length))
}

function withoutMarks(name: string): string {
  return name.replace(/[™®©]/g, '').trim()
}

export const brandsAsTheyAreSpelt: QualityRule = {
  id: 'LQ-T09',
  fieldKey: 'listing.name',
  asks: words(
    'Product names of the platform are spelt as their owner does',
    'Les noms de produits de la plateforme sont écrits comme le fait leur propriétaire',
  ),
  why: words(
    'Trademark guidelines ask for it, and customers search for the right spelling.',
    'Les règles sur les marques le demandent, et les clients cherchent la bonne graphie.',
  ),
  found: words('“{value}” should read “{brand}”.', '« {value} » devrait s’écrire « {brand} ».'),
  cure: words(
    'Write it in full, with its own capitals, without plural or possessive.',
    'Écrivez-le en entier, avec ses majuscules, sans pluriel ni possessif.',
  ),
  check: ({ name, summary, reading, ruleSet }) => {
    const places = [
      ['listing.name', name],
      ['listing.summary', summary],
      ['listing.description', reading.text],
    ] as const
    for (const [fieldKey, text] of places) {
      const wrong = misspeltBrand(text, ruleSet)
      if (wrong) return unmet(wrong, { fieldKey })
    }
    return metIf(name !== '', { value: '', brand: '' })
  },
}

type Spelling = {
  /** Matches a form where it is asked to look. */
  here: RegExp
  /** What forms begin with, in lower case. */
  beginnings: readonly string[]
  brandOf: ReadonlyMap<string, string>
}

function misspeltBrand(text: string, ruleSet: RuleSet): { value: string; brand: string } | undefined {
  return misspeltIn(ruleSet)(text)
}

const misspeltIn = onceOf((ruleSet: RuleSet) => rememberedOf((text) => firstMisspelt(text, ruleSet)))

function firstMisspelt(text: string, ruleSet: RuleSet): { value: string; brand: string } | undefined {
  const { here, beginnings, brandOf } = spellingsOf(ruleSet)
  let after = 0
  for (const at of placesOf(beginnings, text)) {
    if (at < after) continue
    here.lastIndex = at
    const found = here.exec(text)
    if (!found) continue
    const [whole, , inner = ''] = found
    after = at + whole.length
    const brand = brandOf.get(inner.toLowerCase())
    if (!brand || whole === brand) continue
    // “excel”, “azure” and “outlook” are words as well as names.
    if (!brand.includes(' ') && inner === inner.toLowerCase() && inner.toLowerCase() === brand.toLowerCase()) continue
    return { value: whole, brand }
  }
  return undefined
}

/** Where any of them stands, in order: looking for each is quicker than for all of their forms everywhere. */
function placesOf(beginnings: readonly string[], text: string): number[] {
  const lower = text.toLowerCase()
  // A letter may become two when it is made small; then places are not the same.
  if (lower.length !== text.length) return Array.from(text, (_, i) => i)
  const places: number[] = []
  for (const beginning of beginnings) {
    for (let at = lower.indexOf(beginning); at >= 0; at = lower.indexOf(beginning, at + 1)) places.push(at)
  }
  return places.sort((a, b) => a - b)
}

const spellingsOf = onceOf((ruleSet: RuleSet): Spelling => {
  const pairs = ruleSet.brands.flatMap(({ name, never }) =>
    [name, ...entriesIn(never)].map((form) => [form, name] as const),
  )
  const forms = pairs.map(([form]) => form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).sort((a, b) => b.length - a.length)
  return {
    here: new RegExp(`(?<![\\p{L}\\p{N}])((${forms.join('|')})(?:['’]s)?)(?![\\p{L}\\p{N}])`, 'iuy'),
    beginnings: [...new Set(pairs.map(([form]) => /^[\p{L}\p{N}]+|./u.exec(form.toLowerCase())?.[0] ?? ''))],
    brandOf: new Map(pairs.map(([form, name]) => [form.toLowerCase(), name])),
  }
})
