/** What the file says about itself: equal in XMP and in the Info dictionary. */
export interface FileFacts {
  readonly title: string
  /** BCP 47, `th` for Thai letters. */
  readonly lang: string
  /** The instant of making, a field of the document: no clock is read. Seconds count, smaller parts are dropped. */
  readonly createdAt: Date
  readonly author?: string
  readonly subject?: string
  readonly keywords?: readonly string[]
  /** The program that made the content. */
  readonly creatorTool?: string
  readonly producer?: string
}

/** PDF/A part 3 carries any attachment, part 2 none but PDF/A. */
export interface Conformance {
  readonly part: 2 | 3
  /** Whether the file claims PDF/UA-1 as well: everything is tagged, every figure has its Alt text. */
  readonly ua: boolean
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** Characters XML 1.0 has no way to write, not even as a reference: U+FFFD says that one stood there. */
// eslint-disable-next-line no-control-regex
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu
const escape = (text: string): string =>
  text.replace(unwritable, '\ufffd').replace(/[&<>"]/g, (sign) => entities[sign] ?? sign)

const alternatives = (text: string): string =>
  `<rdf:Alt><rdf:li xml:lang="x-default">${escape(text)}</rdf:li></rdf:Alt>`
const list = (kind: 'Seq' | 'Bag', items: readonly string[]): string =>
  `<rdf:${kind}>${items.map((item) => `<rdf:li>${escape(item)}</rdf:li>`).join('')}</rdf:${kind}>`
const element = (name: string, content: string | undefined): string =>
  content === undefined ? '' : `<${name}>${content}</${name}>\n`
const plain = (name: string, text: string | undefined): string =>
  element(name, text === undefined ? undefined : escape(text))

/** ISO 8601 to the second, in UTC. */
export const xmpDate = (at: Date): string => at.toISOString().replace(/\.\d+Z$/, 'Z')

/** PDF/A allows only schemas it knows: that of PDF/UA must be explained in the file itself (ISO 19005-3, 6.6.2.3). */
const uaSchema = `<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
<pdfuaid:part>1</pdfuaid:part>
`

const namespaces = Object.entries({
  dc: 'http://purl.org/dc/elements/1.1/',
  xmp: 'http://ns.adobe.com/xap/1.0/',
  pdf: 'http://ns.adobe.com/pdf/1.3/',
  pdfaid: 'http://www.aiim.org/pdfa/ns/id/',
  pdfuaid: 'http://www.aiim.org/pdfua/ns/id/',
  pdfaExtension: 'http://www.aiim.org/pdfa/ns/extension/',
  pdfaSchema: 'http://www.aiim.org/pdfa/ns/schema#',
  pdfaProperty: 'http://www.aiim.org/pdfa/ns/property#',
})
  .map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`)
  .join(' ')

function properties(facts: FileFacts, conformance: Conformance): string {
  const at = xmpDate(facts.createdAt)
  return [
    element('pdfaid:part', String(conformance.part)),
    element('pdfaid:conformance', 'U'),
    conformance.ua ? uaSchema : '',
    element('dc:format', 'application/pdf'),
    element('dc:title', alternatives(facts.title)),
    element('dc:language', list('Bag', [facts.lang])),
    element('dc:creator', facts.author === undefined ? undefined : list('Seq', [facts.author])),
    element('dc:description', facts.subject === undefined ? undefined : alternatives(facts.subject)),
    element('dc:subject', facts.keywords?.length ? list('Bag', facts.keywords) : undefined),
    plain('pdf:Keywords', facts.keywords?.length ? facts.keywords.join(', ') : undefined),
    plain('pdf:Producer', facts.producer),
    plain('xmp:CreatorTool', facts.creatorTool),
    element('xmp:CreateDate', at),
    element('xmp:ModifyDate', at),
    element('xmp:MetadataDate', at),
  ].join('')
}

/** The XMP packet (ISO 16684-1) of a PDF/A file, UTF-8. Read-only: the file is not edited in place. */
export function xmpPacket(facts: FileFacts, conformance: Conformance): Buffer {
  return Buffer.from(
    `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" ${namespaces}>
${properties(facts, conformance)}</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`,
    'utf8',
  )
}
