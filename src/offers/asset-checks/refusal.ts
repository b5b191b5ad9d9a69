/** Why a file was refused, or is let in with a remark: a rule's name with what its message tells. */
export type AssetRule =
  | 'empty'
  | 'filename'
  | 'tooManyBytes'
  | 'notPng'
  | 'damagedImage'
  | 'animated'
  | 'size'
  | 'notSquare'
  | 'notPdf'
  | 'damagedPdf'
  | 'encryptedPdf'
  | 'activePdf'
  | 'slowPdf'
  | 'notZip'
  | 'damagedZip'
  | 'encryptedZip'
  | 'unsafeZip'
  | 'hugeZip'

export type BrokenRule = { rule: AssetRule; params?: Record<string, string | number> }
