/**
 * What checking offers needs, and nothing else. `script/build` packs it into one file, so that the command line
 * answers before a person has let go of the key.
 */
export { formatFindings } from '#platform/finding-formats'
export { checkOffer } from './check-offer.ts'
export { fileMessages } from './fault.ts'
export { FilesOnDisk, textBeside } from './look-at-files.ts'
export { maxFileBytes } from './parse-yaml.ts'
export { readOffer } from './read-offer.ts'
