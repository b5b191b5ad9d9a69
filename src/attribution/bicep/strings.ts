/** Where strings of Bicep end, those inside their interpolations included; undefined when they never do. */
export function endOfString(text: string, at: number): number | undefined {
  if (text.startsWith("'''", at)) {
    let end = text.indexOf("'''", at + 3)
    if (end < 0) return undefined
    end += 3
    while (text[end] === "'") end++
    return end
  }
  for (let i = at + 1; i < text.length; i++) {
    const char = text[i]
    if (char === '\n' || char === '\r') return undefined
    if (char === "'") return i + 1
    if (char === '\\') i++
    else if (char === '$' && text[i + 1] === '{') {
      const end = endOfInterpolation(text, i + 2)
      if (end === undefined) return undefined
      i = end - 1
    }
  }
  return undefined
}

export function endOfInterpolation(text: string, from: number): number | undefined {
  let depth = 1
  for (let i = from; i < text.length; i++) {
    if (text[i] === "'") {
      const end = endOfString(text, i)
      if (end === undefined) return undefined
      i = end - 1
    } else if (text[i] === '{') depth++
    else if (text[i] === '}' && --depth === 0) return i + 1
  }
  return undefined
}
