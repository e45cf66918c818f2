import type { Names } from './preset-parts';

/*
 * Column names of marketing reports in the languages that their platforms write them in. The first name that a file
 * has counts. Names that no real export or documentation was found to have are left out; a file in a language that is
 * not here is mapped by hand once, and remembered. Accents and casing are folded away when they are compared, and a currency at the end is taken off.
 */

/** How a row of one day names its day. */
export const DAY = ['day', 'jour', 'tag', 'día', 'giorno', 'dia', 'dag', 'dzień', '日', '日付', '日別'];

/** The first day of the whole report, where a row has no day of its own. */
export const META_STARTS = [
  'reporting starts',
  'début des rapports',
  'berichtsstart',
  'inicio del informe',
  'inizio dei report',
  'início dos relatórios',
  'begin rapportage',
  'start rapportage',
  'początek raportowania',
  'レポート開始日',
];

export const META: Names = {
  to_day: [
    'reporting ends',
    'fin des rapports',
    'berichtsende',
    'fin del informe',
    'fine dei report',
    'término dos relatórios',
    'encerramento dos relatórios',
    'fim dos relatórios',
    'einde rapportage',
    'koniec raportowania',
    'レポート終了日',
  ],
  campaign: [
    'campaign name',
    'nom de la campagne',
    'kampagnenname',
    'nombre de la campaña',
    'nome della campagna',
    'nome da campanha',
    'campagnenaam',
    'naam van campagne',
    'nazwa kampanii',
    'キャンペーン名',
  ],
  ad: [
    'ad name',
    'nom de la publicité',
    'name der werbeanzeige',
    'anzeigenname',
    'nombre del anuncio',
    "nome dell'inserzione",
    'nome do anúncio',
    'advertentienaam',
    'nazwa reklamy',
    '広告名',
  ],
  spend: [
    'amount spent',
    'montant dépensé',
    'ausgegebener betrag',
    'importe gastado',
    'importo speso',
    'valor usado',
    'valor gasto',
    'besteed bedrag',
    'wydana kwota',
    '消化金額',
  ],
  impressions: [
    'impressions',
    'impressionen',
    'impresiones',
    'impression',
    'impressões',
    'weergaven',
    'vertoningen',
    'wyświetlenia',
    'インプレッション',
  ],
  reach: ['reach', 'couverture', 'reichweite', 'alcance', 'copertura', 'bereik', 'zasięg', 'リーチ'],
  clicks: [
    'link clicks',
    'clics sur un lien',
    'clics sur le lien',
    'link-klicks',
    'linkklicks',
    'clics en el enlace',
    'clic sul link',
    'cliques no link',
    'cliques na ligação',
    'klikken op link',
    'linkklikken',
    'kliknięcia linku',
    'リンクのクリック',
  ],
  leads: ['leads', 'meta leads', 'on-facebook leads', 'website leads', 'prospects'],
  orders: ['purchases', 'website purchases', 'meta purchases', 'achats'],
  results: ['results', 'résultats', 'ergebnisse', 'resultados', 'risultati', 'resultaten', 'wyniki', '結果'],
  result_indicator: [
    'result indicator',
    'result type',
    'indicateur de résultats',
    'indicateur de résultat',
    'ergebnisindikator',
    'ergebnistyp',
    'indicador de resultado',
    'indicatore di risultato',
    'resultaatindicator',
  ],
  revenue: ['purchases conversion value', 'website purchases conversion value'],
  likes: ['post reactions', 'likes', 'réactions à une publication'],
  comments: ['post comments', 'comments', 'commentaires sur la publication'],
  shares: ['post shares', 'shares', 'partages de publications'],
};

/** What conversions were worth, in words that only Google's reports shorten so. */
const GOOGLE_VALUES = [
  'conv. value',
  'conv.-wert',
  'valeur de conv.',
  'valor de conv.',
  'valore conv.',
  'valor da conv.',
  'valor conv.',
  'conv.waarde',
  'コンバージョン値',
];

/*
 * German and French as public code reads them out of such exports, Japanese but for its states of a campaign, too. No
 * export was found for the Spanish, Italian, Portuguese, Dutch and Polish ones.
 */
export const GOOGLE: Names = {
  day: DAY,
  campaign: ['campaign', 'kampagne', 'campagne', 'campaña', 'campagna', 'campanha', 'kampania', 'キャンペーン'],
  spend: ['cost', 'kosten', 'kosten (umgerechnete währung)', 'coût', 'coste', 'costo', 'custo', 'koszt', '費用'],
  impressions: ['impr.', 'impressions', 'impr', 'impressionen', 'vertoningen', 'wyśw.', '表示回数'],
  clicks: ['clicks', 'klicks', 'clics', 'clic', 'cliques', 'klikken', 'kliknięcia', 'クリック数'],
  conversions: [
    'conversions',
    'conv.',
    'conversiones',
    'conversioni',
    'conversões',
    'conversies',
    'konwersje',
    'コンバージョン',
    'コンバージョン数',
  ],
  revenue: ['conversion value', 'valeur de conversion', ...GOOGLE_VALUES],
  likes: ['likes'],
  comments: ['comments'],
  shares: ['shares'],
  currency: [
    'currency code',
    'währungscode',
    'code de devise',
    'código de moneda',
    'codice valuta',
    'código da moeda',
    'valutacode',
    'kod waluty',
    '通貨コード',
  ],
};

/** Columns that only a report of campaigns has. */
export const GOOGLE_MARKS = [
  'impr.',
  'campaign type',
  'campaign status',
  'kampagnentyp',
  'kampagnenstatus',
  'type de campagne',
  'état de la campagne',
  'tipo de campaña',
  'estado de la campaña',
  'tipo di campagna',
  'stato campagna',
  'tipo de campanha',
  'status da campanha',
  'campagnetype',
  'campagnestatus',
  'キャンペーン タイプ',
  'キャンペーンのステータス',
  ...GOOGLE_VALUES,
];

/** GA4 names its first column after the dimension; these are those that tell where visits came from. */
export const GA4: Names = {
  day: ['date', 'datum', 'fecha', 'data', '日付'],
  name: [
    'session default channel group',
    'session primary channel group',
    'session primary channel group (default channel group)',
    'session source / medium',
    'session campaign',
    'sitzung – standard-channelgruppe',
    'sitzung - standard-channelgruppe',
    'sitzung – primäre channelgruppe (standard-channelgruppe)',
    'sitzung - primäre channelgruppe (standard-channelgruppe)',
    'groupe de canaux par défaut de la session',
    'groupe de canaux par défaut pour la session',
    'groupe de canaux principal de la session (groupe de canaux par défaut)',
    'grupo de canales predeterminado de la sesión',
    'grupo de canales principal de la sesión (grupo de canales predeterminado)',
    'gruppo di canali predefinito della sessione',
    'grupo de canais padrão da sessão',
    'standaard kanaalgroep voor sessie',
    'セッションのデフォルト チャネル グループ',
    'セッションのメインのチャネル グループ（デフォルト チャネル グループ）',
  ],
  sessions: ['sessions', 'sitzungen', 'sesiones', 'sessioni', 'sessões', 'sessies', 'セッション', 'セッション数'],
  engaged: [
    'engaged sessions',
    'sitzungen mit interaktionen',
    'sessions avec engagement',
    'sesiones con interacción',
    'sessioni con coinvolgimento',
    'sessões engajadas',
    'sessies met engagement',
    'エンゲージのあったセッション数',
  ],
  engagement_rate: [
    'engagement rate',
    'engagement-rate',
    "taux d'engagement",
    'porcentaje de interacciones',
    'tasa de interacción',
    'tasso di coinvolgimento',
    'taxa de engajamento',
    'engagementpercentage',
    'エンゲージメント率',
  ],
  revenue: [
    'total revenue',
    'gesamtumsatz',
    'revenu total',
    'total des revenus',
    'ingresos totales',
    'entrate totali',
    'receita total',
    'totale opbrengst',
    '合計収益',
  ],
};

export const MAILCHIMP: Names = {
  day: ['send date'],
  name: ['title'],
  sent: ['total recipients'],
  delivered: ['successful deliveries'],
  opened: ['unique opens'],
  email_clicks: ['unique clicks'],
  unsubscribed: ['unsubscribes'],
  orders: ['total orders'],
  revenue: ['total revenue'],
  spend: ['campaign cost'],
};

export const KLAVIYO: Names = {
  ...MAILCHIMP,
  day: ['send time'],
  name: ['campaign name'],
  orders: ['unique placed order'],
  revenue: ['revenue'],
};

/** Columns by which mailings are told from other lists with a title and a date; two of them are enough. */
export const MAILING_MARKS = [
  'total recipients',
  'successful deliveries',
  'unique opens',
  'unique clicks',
  'unsubscribes',
  'open rate',
  'click rate',
  'abuse complaints',
  'spam complaints',
  'unique placed order',
  'campaign channel',
];

/** GA4's channel groups as promotion channels; the others stand without one. */
export const CHANNEL_GROUPS: Readonly<Record<string, string>> = {
  'Organic Search': 'seo-content',
  'Organic Social': 'social',
  Email: 'email',
  'Paid Search': 'advertising',
  'Paid Social': 'advertising',
  'Paid Video': 'advertising',
  'Paid Shopping': 'advertising',
  'Paid Other': 'advertising',
  'Cross-network': 'advertising',
  Display: 'advertising',
  Affiliates: 'affiliate',
  Referral: 'partnerships',
};
