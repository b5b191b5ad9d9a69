/** LQ-T08, T09: names of the platform's products, used as their owner asks. */
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
    const bare = withoutMarks(name)
    const opening = ruleSet.brands.find((brand) => startsWith(bare, brand.name))
    if (opening) return unmet({ value: opening.name })
    const named = ruleSet.brands.filter((brand) => bare.toLowerCase().includes(brand.name.toLowerCase()))
    const rest = named.reduce((text, brand) => text.toLowerCase().replaceAll(brand.name.toLowerCase(), ' '), bare)
    return metIf(named.length === 0 || wordsOf(rest).some((word) => word.length > 3), { value: named[0]?.name ?? '' })
  },
}

function startsWith(name: string, brand: string): boolean {
  return name.toLowerCase().startsWith(brand.toLowerCase()) && !/^[\p{L}\p{N}]/u.test(name.slice(brand.length))
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

type Spelling = { pattern: RegExp; brandOf: ReadonlyMap<string, string> }

function misspeltBrand(text: string, ruleSet: RuleSet): { value: string; brand: string } | undefined {
  const { pattern, brandOf } = spellingsOf(ruleSet)
  for (const [whole, , inner = ''] of text.matchAll(pattern)) {
    const brand = brandOf.get(inner.toLowerCase())
    if (!brand || whole === brand) continue
    // “excel”, “azure” and “outlook” are words as well as names.
    if (!brand.includes(' ') && inner === inner.toLowerCase() && inner.toLowerCase() === brand.toLowerCase()) continue
    return { value: whole, brand }
  }
  return undefined
}

const known = new WeakMap<RuleSet, Spelling>()

function spellingsOf(ruleSet: RuleSet): Spelling {
  let spelling = known.get(ruleSet)
  if (!spelling) {
    const pairs = ruleSet.brands.flatMap(({ name, never }) =>
      [name, ...entriesIn(never)].map((form) => [form, name] as const),
    )
    const forms = pairs.map(([form]) => form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).sort((a, b) => b.length - a.length)
    spelling = {
      pattern: new RegExp(`(?<![\\p{L}\\p{N}])((${forms.join('|')})(?:['’]s)?)(?![\\p{L}\\p{N}])`, 'giu'),
      brandOf: new Map(pairs.map(([form, name]) => [form.toLowerCase(), name])),
    }
    known.set(ruleSet, spelling)
  }
  return spelling
}
