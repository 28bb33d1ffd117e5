"""Invented news of an invented crisis: the same reports every time, no two of them alike."""

from __future__ import annotations

import random
from collections.abc import Iterator

from dragoman.model import Report

SENTENCES = 20
SEED = 7

_STATES = ["China", "Russia", "Pakistan", "Iran", "Turkey", "India", "France", "Qatar", "Uzbekistan", "Germany"]
_PEOPLE = [
    "Foreign Minister Karimov",
    "Ambassador Lund",
    "spokesman Idris Vale",
    "President Okoye",
    "envoy Marta Silva",
]
_PLACES = ["Kabul", "Doha", "Geneva", "Kandahar", "Tashkent", "Moscow", "Ankara", "Jalalabad"]
_DAYS = ["on Monday", "on Wednesday", "on 24 August", "last week", "two days earlier", "a day earlier", "in early July"]
_GROUPS = ["the Taliban", "the United Nations", "the G-7", "NATO", "the Red Cross", "aid agencies", "local militias"]

# Every frame is a kind of sentence that crisis news is made of: deeds, words, denials, demands, tolls, background.
_FRAMES = """
{person} met officials of {state} in {place} {day}.
{state} and {other} held talks by telephone {day} about the future of the airport.
{state} urged {group} to let civilians leave {place} {day}.
{group} rejected a demand by {state} to reopen the border crossing near {place}.
{person} said that {state} would not close its embassy in {place}.
{state} will send {count} tonnes of wheat and medicine to {place} {day}, {person} announced.
A bomb killed at least {count} people and wounded dozens more outside a market in {place} {day}.
{person} denied that soldiers of {state} had fired on protesters in {place}.
"We will not wait for ever," {person} told reporters in {place} {day}.
According to {person}, {group} promised to release {count} prisoners {day}.
Police in {place} arrested {count} people {day} after a march against rising bread prices.
{state} imposed sanctions on two companies that it accuses of supplying weapons to {group}.
{state} warned {other} that it would expel its diplomats unless the shelling stopped.
Troops of {state} withdrew from the outskirts of {place} {day}.
If the talks fail, {state} may move more aircraft to {place}, a diplomat said.
{person}, who arrived in {place} {day}, praised the work of {group}.
Hundreds of families fled {place} {day}, and {group} put up tents beside the road.
{state} accused {other} of breaking the ceasefire {day}, a charge that {person} called absurd.
The parliament of {state} voted {day} to ratify the agreement signed in {place}.
{group} said it had no information about the {count} missing drivers.
The river, swollen by rain, has cut the road between {place} and the provincial capital.
Shops stayed shut for a third day in {place}, and schools sent their pupils home.
{person} and {group} agreed to meet again in {place}, but set no date.
State television of {state} reported that {other} had offered to mediate, citing {person}.
Neither {state} nor {other} has recognised the new authorities in {place}.
The court in {place} sentenced a former governor to {count} months in prison {day}.
{state} called on all sides to show restraint, while {other} put its forces on alert.
A convoy of {group} was attacked with rockets near {place} {day}; nobody claimed responsibility.
The currency lost a tenth of its value {day} before the central bank stepped in.
{person} apologised {day} for the raid in which {count} villagers were killed.
It was the first visit to {place} by a minister of {state} since 2014.
{group} asked {state} for {count} million dollars to repair hospitals around {place}.
In {place}, {person} signed a memorandum with {group} {day} on the safety of their staff.
{other} has refused to extradite the two men whom {state} blames for the explosion.
{person} insisted that no deal had been made with {group}, and that none would be.
Fighters shelled the eastern districts of {place} {day} before the army of {state} drove them back.
{state} and {other} began joint naval exercises {day}, to the displeasure of {group}.
Three ministers of {state} resigned {day} over the handling of the evacuation.
{person} expressed concern about the {count} women who are held without charge in {place}.
Under the plan, which {group} has not yet accepted, {state} would pay for {count} schools.
Demonstrators blocked the bridge in {place} {day} and chanted against {state}.
The spokesman did not say whether {state} had been told of the raid beforehand.
{state} summoned the ambassador of {other} {day} to protest against the flights.
Airlines cancelled {count} flights to {place} after the tower fell silent {day}.
{person} thanked {state} for taking in {count} orphans, and asked {other} to do the same.
Hackers, whom {state} links to {other}, shut down the website of the health ministry {day}.
If {group} is not allowed into {place}, {person} warned, the harvest will be lost.
{state} had promised {count} ambulances in July; none has arrived.
The two sides exchanged {count} bodies near {place} {day} with the help of {group}.
{person} told {group} that {state} wants peace, the daily paper of {place} reported.
Nobody was hurt when a drone struck an empty depot outside {place} {day}.
{state} lifted the curfew in {place} {day} but kept its checkpoints.
Asked about the letter, {person} only smiled and said that {other} would answer in time.
{state} is not a member of the alliance, though its officers attend many of its meetings.
The pipeline that joins {state} to {other} has carried no gas since the quarrel of 2016.
{group} counted {count} violations of the truce around {place}, most of them at night.
{person} ruled out sending troops to {place}, as {other} had suggested {day}.
The governor, a cousin of {person}, fled to {state} {day} with his family.
{state} froze the assets of {count} officials and banned them from travelling.
Engineers of {group} restored water to half of {place} {day}.
{other} welcomed the decision by {state} to reopen its consulate in {place}.
A general of {state} was shot dead {day} while he inspected posts near {place}.
{person} would neither confirm nor deny that {group} had been offered asylum.
Prices of flour doubled in {place}, {group} said, because {other} had closed its border.
""".strip().split("\n")


def kinds() -> int:
    """How many different sentence shapes there are."""
    return len(_FRAMES)


def reports(count: int) -> list[Report]:
    """That many reports of 20 sentences each, every one from 20 different shapes."""
    dice = random.Random(SEED)
    return [_report(number, dice) for number in range(count)]


def _report(number: int, dice: random.Random) -> Report:
    sentences = [_fill(frame, dice) for frame in dice.sample(_FRAMES, SENTENCES)]
    return Report(
        id=f"bench-{number:05d}",
        body="\n\n".join(_paragraphs(sentences)),
        published=f"2021-08-{1 + number % 28:02d}",
        outlet="Bench Wire",
        language="en",
    )


def _paragraphs(sentences: list[str]) -> Iterator[str]:
    for start in range(0, len(sentences), 4):
        yield " ".join(sentences[start : start + 4])


def _fill(frame: str, dice: random.Random) -> str:
    state, other = dice.sample(_STATES, 2)
    filled = frame.format(
        state=state,
        other=other,
        person=dice.choice(_PEOPLE),
        group=dice.choice(_GROUPS),
        place=dice.choice(_PLACES),
        day=dice.choice(_DAYS),
        count=dice.randint(3, 90),
    )
    return filled[0].upper() + filled[1:]
