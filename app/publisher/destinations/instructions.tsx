/** How to set the other side up: paragraphs and numbered steps, from the connector's own words. */
export function Instructions({ text }: { text: string }) {
  return text.split(/\n\n+/).map((block) => {
    const lines = block.split('\n')
    if (lines.every((line) => /^(\d+\.|-) /.test(line))) {
      const List = lines[0]!.startsWith('- ') ? 'ul' : 'ol'
      return (
        <List key={block}>
          {lines.map((line) => (
            <li key={line}>{plain(line.replace(/^(\d+\.|-) /, ''))}</li>
          ))}
        </List>
      )
    }
    return <p key={block}>{plain(block.replace(/^#+ /, ''))}</p>
  })
}

/** `code` and **bold** of Markdown; nothing else is used there. */
function plain(text: string) {
  return text.split(/(`[^`]+`|\*\*[^*]+\*\*)/).map((part) => {
    if (part.startsWith('`')) return <code key={part}>{part.slice(1, -1)}</code>
    if (part.startsWith('**')) return <strong key={part}>{part.slice(2, -2)}</strong>
    return part
  })
}
