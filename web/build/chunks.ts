/** What every screen needs comes in one file: each further one costs a slow line a turn. */
const FIRST = [
  /\/web\/main\.tsx$/,
  // The styles of what most screens have, too: each file of styles is waited for before anything is painted.
  /@mantine\/core\/styles\/(Tabs|FloatingIndicator|Input|InputBase|TextInput)\.layer\.css/,
  /\/web\/(rooms\/circulars\/(tracker|figures|offices|provinces)|parts\/rows)\.module\.css/,
  /node_modules\/(react|react-dom|scheduler|use-sync-external-store|clsx|wouter|regexparam)\//,
  /node_modules\/(i18next|react-i18next|@tanstack\/(query-core|react-query))\//,
  /node_modules\/@mantine\/(core\/esm\/core|hooks\/esm\/use-(uncontrolled|force-update|merged-ref))\//,
  /node_modules\/@mantine\/core\/esm\/components\/(Alert|Anchor|Button|Center|CloseButton|Container|Group|List|Loader|Paper|SimpleGrid|Skeleton|Stack|Text|Title|Transition|UnstyledButton)\//,
  // What most screens show at once: tabs, and lists of offices.
  /node_modules\/@mantine\/core\/esm\/components\/(Tabs|FloatingIndicator)\//,
  /\/web\/parts\/(rows|office-name)\.|\/domain\/provinces\.|\/province-name\.|\/use-debounced-value/,
  /\/web\/words\//,
  /\/web\/api\/(act|client|confirm-who|live|read)\./,
  /\/web\/parts\/(broken|card-link|cards|copy-link|due|empty|page|pages|problem|tag)\./,
  /\/web\/rooms\/(home\/(?!tour)|inbox\/(inbox|tones|words)\.)/,
  /\/web\/app\/(ahead|app|shell|theme|session|mark|wait|me|user-menu|menu-words|rooms|admin-rooms|later|confirming|quick)\.tsx?$/,
]

/** What most other screens need, in few files for the same reason: fields, dialogs, and what unfolds over the page. */
const SHARED: readonly (readonly [name: string, part: RegExp])[] = [
  ['fields', /node_modules\/@mantine\/core\/esm\/(utils\/|components\/(Input|InputBase|TextInput)\/)/],
  [
    'choices',
    /node_modules\/@mantine\/core\/esm\/components\/(Textarea|Checkbox|Radio|Fieldset|VisuallyHidden|ActionIcon)\//,
  ],
  [
    'dialogs',
    /node_modules\/(@mantine\/core\/esm\/components\/(Modal|ModalBase|ScrollArea|Overlay|Portal|FocusTrap)\/|react-remove-scroll)|\/web\/parts\/reason-dialog\./,
  ],
  [
    'unfolding',
    /node_modules\/(@mantine\/core\/esm\/components\/(Popover|Menu|Combobox|Select)\/|@floating-ui\/)/,
  ],
  [
    'meetings',
    /\/web\/rooms\/meetings\/(words|people-words|data|item|agenda|attendance|head|follow-up-words|follow-ups)\.|\/domain\/(secrecy|case-papers|meeting\/room)\./,
  ],
  [
    'circulars',
    /\/web\/rooms\/circulars\/(act-words|tones|track-words|words|tracker|figures|filter|offices|provinces|ways)\./,
  ],
]

/** The files into which the build puts the code of the screens; what is named nowhere has one of its own. */
export const CHUNKS = [
  { name: 'first', test: (id: string) => FIRST.some((one) => one.test(id)), priority: 2 },
  ...SHARED.map(([name, test]) => ({ name, test, priority: 1 })),
]
