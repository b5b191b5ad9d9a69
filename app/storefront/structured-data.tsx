/** What search engines read of a page (schema.org). */
export function StructuredData({ data }: { data: object }) {
  // Nothing inside can end the element: `<` is written as its escape.
  const json = JSON.stringify({ '@context': 'https://schema.org', ...data }).replaceAll('<', '\\u003c')
  // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON of our own making, escaped above
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />
}
