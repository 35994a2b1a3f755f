/** A term that texts avoid, and the one that the field uses. */
export interface Term {
  /** As people read it in the table. */
  readonly avoid: string;
  readonly pattern: RegExp;
  readonly use: string;
  readonly why: string;
  readonly except?: readonly Exception[];
}

/** Where a term is right. */
export interface Exception {
  /** Files whose path contains this. */
  readonly file: string;
  readonly because: string;
}

const row = (avoid: string, pattern: RegExp, use: string, why: string, except?: readonly Exception[]): Term => ({
  avoid,
  pattern,
  use,
  why,
  except,
});

const IKE = 'swanctl, Azure';
const TERRAFORM = 'Terraform';

/** The vocabulary: one term for one thing, the one that a reader of this field searches for. */
export const VOCABULARY: readonly Term[] = [
  row('dial, dialler', /\bdial(s|l?ed|l?ing|l?ers?)?\b/i, 'initiate, initiator', 'swanctl; Azure’s `InitiatorOnly`'),
  row(
    'start the tunnel',
    /\bstart(s|ed|ing)? (the|a) tunnel|\bmay start\b/i,
    'initiate the IKE SA, establish the tunnel',
    'swanctl’s `start_action`',
  ),
  row(
    'only answers, who answers',
    /\bonly answers\b|\bwho answers\b/i,
    'responds, acts as responder',
    'swanctl; Azure’s `ResponderOnly`',
  ),
  row(
    'give the peer up',
    /\b(gives?|gave|given|giving) (\w+ ){0,2}up\b(?! after)/i,
    'declare the peer dead, delete the SA, stop trying',
    IKE,
  ),
  row(
    'silence, asked whether it lives',
    /\bsilence\b|\bwhether (it|the peer|the other end) (still )?lives\b/i,
    'liveness check (DPD)',
    'RFC 7296; `dpd_delay`',
  ),
  row(
    'traffic comes back, is away',
    /\b(comes?|came|coming|is|are|was) back\b|\b(traffic|it) (is|was|were) away\b|\btraffic back\b/i,
    'recovers; the tunnel is re-established',
    'Azure’s connection recovery',
  ),
  row('forgets its SAs', /\bforg[eo]t(s|ten|ting)? (\w+ )?SAs?\b/i, 'loses its SA state', 'IKEv2'),
  row('in clear', /\bin (the )?clear\b/i, 'unencrypted, in cleartext', 'general'),
  row('wrong key', /\bwrong (shared )?key\b/i, 'PSK mismatch', 'IKEv2: AUTHENTICATION_FAILED'),
  row('another PFS group', /\b(another|other|wrong) PFS\b/i, 'PFS group mismatch', 'IKEv2: NO_PROPOSAL_CHOSEN'),
  row(
    'knows no peer, never hears',
    /\bknows? no\b|\b(never|not) hears?\b|\bheard\b/i,
    'no connection configured for; receives no packets from',
    'strongSwan’s log',
  ),
  row('cipher, key derivation', /\bciphers?\b|\bkey derivation\b/i, 'encryption algorithm, PRF', 'Azure, swanctl'),
  row('another port for the running flow', /\banother port\b/i, 'NAT rebinding, source port change', 'RFC 3947'),
  row('hosts of the VPC', /\bhosts? (of|in) (the|a|its) VPC\b/i, 'instances in the VPC', 'AWS'),
  row(
    'hold the Elastic IP',
    /\b(holds?|held|holding|holder) (of )?(the|its|an|that) (Elastic IP|address)\b/i,
    'is associated with',
    'AWS',
  ),
  row(
    'the Elastic IP moves, is given back',
    /\b(Elastic IP|address) (moves?|moved|has moved|is given back)\b|\bmov(e|es|ed|ing) (the|its|an) (Elastic IP|address)\b/i,
    'is re-associated, is released',
    'AWS',
  ),
  row(
    'remembered image, machine image',
    /\b(remembered|(?<!Amazon )machine|newer|newest) images?\b/i,
    'AMI, pinned AMI',
    'AWS',
  ),
  row('way out', /\bway out\b/i, 'internet access, egress', 'AWS'),
  row(
    'stands in, stands for',
    /\bst(ands?|ood|anding) (in|for|beside|there)\b/i,
    'is placed in, is in; represents',
    'AWS, Azure',
  ),
  row(
    'range of a VPC or a VNet',
    /\b(VPC|VNet)(’s|'s)? ranges?\b|\branges? of (the|a) (VPC|VNet)\b/i,
    'CIDR block (VPC), address space (VNet), prefix (routes)',
    'AWS, Azure',
  ),
  row('refuse', /\brefus(e|es|ed|al|als|ing)\b/i, 'reject (a service), invalid (a value), deny (a right)', 'general'),
  row('a SKU that never was', /\bnever was\b/i, 'unknown SKU', 'general'),
  row('looked up', /\blook(s|ed)? up\b/i, 'existing, read', 'Bicep’s `existing`'),
  row('answers with', /\banswers? with\b/i, 'outputs, returns', 'Bicep, ARM'),
  row('as the config says', /\bas the config(uration)? says\b/i, 'up to date, matches the configuration', TERRAFORM),
  row('not as it should be', /\bnot as (it|they|that) should\b/i, 'out of date, changes pending', 'Terraform, CDK'),
  row(
    'is there, is not there',
    /\b(is|are|was|were|be) (not |no longer |already |still )?there\b(?! (a|an|no|any|is|are|was|were)\b)/i,
    'exists, is deployed',
    'CloudFormation',
  ),
  row('tell', /\b(tells?|told|telling)\b/i, 'report, return, output, provide', 'general'),
  row(
    'a look, looks again',
    /\blooks? again\b|\b(one|a|each|every|first) look\b/i,
    'refresh, read the current state',
    TERRAFORM,
  ),
  row('go on', /\b(go|goes|went|going|gone) on\b/i, 'resume, continue', 'general'),
  row('remember', /\bremember(s|ed|ing)?\b/i, 'store; stateless, idempotent', 'general'),
  row(
    'take over a lock, hold the state',
    /\b(take|takes|taken|took) over\b|\bholds? the state\b(?! lock)/i,
    'remove a stale lock, hold the state lock',
    TERRAFORM,
  ),
  row('note what was made', /\bnotes? what\b/i, 'save its state', TERRAFORM),
  row('under way, at work, begun', /\bunder way\b|\bat work\b|\bbeg[au]n\b/i, 'in progress, started', 'CloudFormation'),
  row(
    'made, made anew',
    /\banew\b|\b(is|are|was|were|be|been|being) made\b(?! (of|from|for)\b)/i,
    'created, re-created',
    'Terraform, Azure',
  ),
  row('is left', /\b(is|are|was|were|be) left\b(?! out\b)/i, 'remains, is retained', TERRAFORM),
  row('by other means, foreign', /\bby other means\b|\bforeign\b/i, 'managed outside vpc2vnet, external', TERRAFORM),
  row(
    'nobody agreed, nobody is there',
    /\bnobody (agree[sd]|is there)\b/i,
    'not approved, approval required',
    'CDK, Terraform',
  ),
  row(
    'destroys or interrupts, alarming',
    /\bdestroys or interrupts\b|\balarming\b/i,
    'destructive or disruptive change',
    'general',
  ),
  row('mend', /\bmend(s|ed|ing)?\b/i, 'fix, resolve, restore, recover', 'general'),
  row(
    'ask the router, patience',
    /\bask(s|ed|ing)? (the|a|its|each) router\b|\bpatien(ce|t|tly)\b/i,
    'query; timeout',
    'Systems Manager',
  ),
  row('in its own words', /\b(in|by) (its|their|your|his) own words\b/i, 'error message', 'general'),
  row('statements hold', /\bstatements? (that )?holds?\b|\bholding statements?\b/i, 'checks passed', 'test runners'),
  row(
    'mends itself, without traffic',
    /\bmends itself\b|\bseconds without traffic\b/i,
    'recovers automatically, outage (s)',
    'operations',
  ),
  row(
    'fault (of bad input)',
    /\bfaults? (in|of) (the )?(config|file|input|document)\b/i,
    'error; a fault is one that the lab injects',
    'testing',
  ),
  row('broken (of bad input)', /\bbroken (config|file|input|document|example)s?\b/i, 'invalid', 'testing'),
  row('play, stranger', /\bplay(s|ed|ing)?\b|\bstrangers?\b/i, 'emulate, external host', 'testing'),
  row('leaf', /\bleaf\b|\bleaves of\b/i, 'field', 'JSON Schema'),
  row('the post', /\b(the|2015) post\b/i, 'the 2015 blog post', 'general'),
  row(
    'written in the stack, need each other',
    /\bwritten in the stack\b|\bneeds? each other\b/i,
    'literal (known at synthesis), circular dependency',
    'Bicep, Terraform',
  ),
  row(
    'is none, is no X',
    /(?<!\b(there|it) )\bis none\b|(?<!\b(there|it) )\bis no (?!(longer|more|other|such|need|way|problem|change|difference)\b)[a-z]/i,
    'is not a valid X',
    'JSON Schema',
  ),
  row('a text', /\b(a|any|no) text\b/i, 'a string', 'YAML, JSON Schema'),
  row('stands twice', /\bst(ands?|ood) twice\b|\bis there twice\b/i, 'is duplicated', 'linters'),
];
