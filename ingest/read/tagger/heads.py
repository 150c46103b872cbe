"""What the tagger says of each word piece.

Six heads, side by side in its logits:

    cue       O B I                          the words that say so
    act       one of ACTS                    read off the first piece of a cue
    speaker   O B< I< B> I>                  who; the mark says on which side of it its cue lies
    content   O B< I< B> I>   at depth 0     what, of attributions that stand in no other's content
    inner     O B< I< B> I>   at depth 1     what, of those that stand in one other's content
    other     O B< I< B> I>                  addressee or medium
"""

from kg.records import Act

ACTS: tuple[Act, ...] = (
    "states",
    "alleges",
    "denies",
    "confirms",
    "doubts",
    "believes",
    "predicts",
    "intends",
    "demands",
    "asks",
    "declines_comment",
    "no_response",
    "corrects",
    "retracts",
)
HEADS = {"cue": 3, "act": len(ACTS), "speaker": 5, "content": 5, "inner": 5, "other": 5}
