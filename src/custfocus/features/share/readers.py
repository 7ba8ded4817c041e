"""Who a brief may be for, and which parts each reader gets, under which titles."""

from custfocus.content.framework import BRIEF_PARTS

TEAM, MANAGER, COACH = "team", "manager", "coach"
HEARD, LEARNT, CHANGE, DECISION = BRIEF_PARTS
OWN = "own"
FIGURES, OVERDUE, THANKS = "figures", "overdue", "thanks"

READERS = {TEAM: "the team", MANAGER: "my manager", COACH: "my coach"}
# What each brief is called; whom the framework speaks of stands for {people}.
TITLES = {
    TEAM: "What our {people} told us",
    MANAGER: "Close to our {people}: a brief",
    COACH: "My notes for our conversation",
}
# The parts that each reader gets, in order, and what they are called for that reader.
PARTS = {
    TEAM: {
        HEARD: "What we heard",
        LEARNT: "What we learnt",
        CHANGE: "What will change",
        FIGURES: "Who has heard back",
        THANKS: "Thank you",
    },
    MANAGER: {
        FIGURES: "The figures",
        HEARD: "What we heard",
        LEARNT: "What we learnt",
        CHANGE: "What will change",
        OVERDUE: "What is overdue",
        DECISION: "Where we need a decision",
    },
    COACH: {
        HEARD: "What I heard",
        LEARNT: "What I learnt",
        CHANGE: "What I will change",
        OWN: "What I thought about it",
        FIGURES: "The figures",
    },
}
