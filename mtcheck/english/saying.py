"""Verbs that name a speaker beside direct speech, and how a clause that does so begins."""

from __future__ import annotations

_VERBS = (
    "said says told tells noted notes added adds stressed stresses emphasized emphasised emphasizes emphasises "
    "explained explains stated states declared declares announced announces reported reports believes believed "
    "thinks considers concluded concludes recalled recalls admitted admits confirmed confirms claimed claims wrote "
    "writes quoted quotes asked asks answered answers replied replies continued continues underlined underlines "
    "specified specifies clarified clarifies shared shares suggested suggests argued argues assured assures warned "
    "warns promised promises complained complains commented comments hopes hoped remarked remarks observed "
    "acknowledged acknowledges insisted insists urged urges joked jokes laughed laughs exclaimed exclaims informed "
    "informs reminded reminds predicted predicts mentioned mentions cited cites shouted cried whispered testified "
    "boasted sighed ruled counts reads transmits transfers recollected tweeted posted responded objected opined"
)
_MORE = (
    "pointed out|points out|summed up|sums up|is sure|is confident|is convinced|was sure|was convinced|was quoted|is "
    "quoted|has said|had said|has explained|went on|is said|was said|is noted|was noted|is stressed|is emphasized|"
    "is reported|is stated|was stated"
)
SAYS = rf"(?:{'|'.join(_VERBS.split())}|{_MORE})"

_NAME = r"[A-Z][\w.'-]*(?:\s(?:(?:of|the|and|for|de|al)\s){0,2}[A-Z][\w.'-]*){0,5}"
_NOUN = (
    r"(?:the|a|an|his|her|their|our|one)\s(?:[a-z][\w-]*\s){0,3}[a-z][\w'-]*"
    r"(?:\s(?:of|for|in|at)\s(?:the\s)?[\w.-]+(?:\s[A-Z][\w.-]*){0,3})?"
)
WHO = rf"(?:he|she|they|it|we|I|who|{_NOUN}|the\s{_NAME}|{_NAME})"

# "said Smith", "he said", "the ministry's press service reported"
SPEAKER = rf"(?:{SAYS}\s(?!(?:to\sbe|by)\b)(?=\w)|{WHO}\s(?:(?:also|then|later|earlier|has|had)\s){{0,2}}{SAYS}\b)"
