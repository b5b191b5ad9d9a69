/** What is wrong with a table somebody brought in. Lines and columns are called as the spreadsheet shows them. */
import type { Ctx } from '#platform/ctx'
import { defineMessages, type MessageParams } from '#platform/messages'
import type { FieldError } from '#platform/problem'

export const tableWords = defineMessages({
  en: {
    'table.tooLarge': 'The file is larger than {max} MB.',
    'table.empty': 'The file is empty.',
    'table.tooManyRows': 'The file has more than {max} rows.',
    'table.neither': 'This is neither a CSV file nor an Excel workbook.',
    'table.notCsv': 'The file can’t be read as CSV: {reason}',
    'table.notWorkbook': 'The file can’t be read as an Excel workbook: {reason}',
    'table.damaged': 'The workbook can’t be read: it is damaged.',
    'table.bomb': 'The workbook can’t be read: it unpacks to more than {max} MB.',
    'table.noColumn': 'The table has no column “{column}”; its first line names the columns.',
    'table.wrong': 'Some lines are wrong; nothing was imported.',
    'table.noLine': 'There is no line in the table.',
    'table.tooManyLines': 'There are {n} lines; at most {max} can be kept.',
    'table.at': 'Line {line}, column {column}: {text}',
    'table.email': '“{value}” is no e-mail address; correct it.',
    'table.guid': '“{value}” is no ID such as 1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d.',
    'table.twice': '“{value}” is there twice, first in line {first}.',
    'table.plan': 'there is no plan “{value}”; keep the column as exported.',
    'table.term': '“{value}” is no billing term; keep the column as exported: P1M, P1Y, P2Y or P3Y.',
    'table.termMissing': 'a price belongs to a term; say which.',
    'table.payment': '“{value}” is no way of paying; write upfront, monthly or yearly.',
    'table.market': '“{value}” is no country code; write two letters as in the exported table, such as FR.',
    'table.price': '“{value}” is no price; write a number, such as 49.50.',
    'table.noTerms': 'this plan has no billing terms; its price is set on its page.',
    'table.noTesters': 'Offers of this type have no list of testers.',
    'table.planId': '“{value}” is no plan ID; use lowercase letters, digits, hyphens and underscores.',
    'table.noPlans': 'Offers of this type have no plans.',
    'table.column': 'There is no column “{value}” in the table of plans; the columns are {columns}.',
    'table.choice': '“{value}” is not one of {choices}.',
    'table.yesNo': '“{value}” is neither yes nor no; write x or leave the cell empty.',
    'table.number': '“{value}” is no number; write one such as 12 or 49.50.',
    'table.noMarkets': 'Offers of this type have no list of markets.',
  },
  fr: {
    'table.tooLarge': 'Le fichier dépasse {max} Mo.',
    'table.empty': 'Le fichier est vide.',
    'table.tooManyRows': 'Le fichier compte plus de {max} lignes.',
    'table.neither': 'Ce n’est ni un fichier CSV ni un classeur Excel.',
    'table.notCsv': 'Le fichier ne peut pas être lu comme CSV : {reason}',
    'table.notWorkbook': 'Le fichier ne peut pas être lu comme classeur Excel : {reason}',
    'table.damaged': 'Le classeur ne peut pas être lu : il est endommagé.',
    'table.bomb': 'Le classeur ne peut pas être lu : décompressé, il dépasse {max} Mo.',
    'table.noColumn': 'Le tableau n’a pas de colonne « {column} » ; sa première ligne nomme les colonnes.',
    'table.wrong': 'Des lignes sont incorrectes ; rien n’a été importé.',
    'table.noLine': 'Le tableau ne contient aucune ligne.',
    'table.tooManyLines': 'Il y a {n} lignes ; {max} au plus peuvent être conservées.',
    'table.at': 'Ligne {line}, colonne {column} : {text}',
    'table.email': '« {value} » n’est pas une adresse e-mail ; corrigez-la.',
    'table.guid': '« {value} » n’est pas un ID tel que 1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d.',
    'table.twice': '« {value} » figure deux fois, d’abord à la ligne {first}.',
    'table.plan': 'il n’existe pas de plan « {value} » ; gardez la colonne telle qu’exportée.',
    'table.term':
      '« {value} » n’est pas une durée de facturation ; gardez la colonne telle qu’exportée : P1M, P1Y, P2Y ou P3Y.',
    'table.termMissing': 'un prix appartient à une durée ; indiquez laquelle.',
    'table.payment': '« {value} » n’est pas un mode de paiement ; écrivez upfront, monthly ou yearly.',
    'table.market':
      '« {value} » n’est pas un code de pays ; écrivez deux lettres comme dans le tableau exporté, par exemple FR.',
    'table.price': '« {value} » n’est pas un prix ; écrivez un nombre, par exemple 49,50.',
    'table.noTerms': 'ce plan n’a pas de durée de facturation ; son prix se règle à sa page.',
    'table.noTesters': 'Les offres de ce type n’ont pas de liste de testeurs.',
    'table.planId':
      '« {value} » n’est pas un ID de plan ; utilisez lettres minuscules, chiffres, traits d’union et traits de soulignement.',
    'table.noPlans': 'Les offres de ce type n’ont pas de plans.',
    'table.column': 'Le tableau des plans n’a pas de colonne « {value} » ; les colonnes sont {columns}.',
    'table.choice': '« {value} » ne fait pas partie de {choices}.',
    'table.yesNo': '« {value} » n’est ni oui ni non ; écrivez x ou laissez la cellule vide.',
    'table.number': '« {value} » n’est pas un nombre ; écrivez-en un, par exemple 12 ou 49,50.',
    'table.noMarkets': 'Les offres de ce type n’ont pas de liste de marchés.',
  },
})

/** A finding about one cell: `column` is called as in the file. */
export function aboutCell(
  { locale }: Pick<Ctx, 'locale'>,
  { line, column, code, ...params }: { line: number; column: string; code: string } & MessageParams,
): FieldError {
  const text = tableWords(locale, code, params)
  return {
    pointer: `#/${line}/${column}`,
    code,
    params: { line, column, ...params },
    detail: tableWords(locale, 'table.at', { line, column, text }),
  }
}

/** No line at all, or more than can be kept, is told beside what is wrong in the lines. */
export function refuseCount(
  { locale }: Pick<Ctx, 'locale'>,
  { n, max, errors }: { n: number; max?: number; errors: FieldError[] },
): void {
  if (n === 0) errors.push({ pointer: '#/2', code: 'table.noLine', detail: tableWords(locale, 'table.noLine') })
  if (max === undefined || n <= max) return
  const code = 'table.tooManyLines'
  errors.push({ pointer: '#', code, params: { n, max }, detail: tableWords(locale, code, { n, max }) })
}
