"""Coordinación e intercambio: what institutions do together, and the country's foreign policy on the agenda."""

from __future__ import annotations

from napdesk.registers.counting import any_of, in_year, one_of
from napdesk.registers.rules import near_total
from napdesk.schema.fields import Choice, Choices, Code, Count, Day, Line, options
from napdesk.schema.register import Group, Measure, People, Register, event
from napdesk.schema.text import Text

title = Line(
    "title", Text("Acción", "Action"), essential=True,
    example=Text("Mesa de trabajo sobre igualdad", "Working group on equality"),
)
kind = Choice(
    "kind", Text("Tipo", "Kind"), essential=True,
    options=options(
        interagency=("Entre instituciones", "Between institutions"), international=("Internacional", "International"),
        foreign_policy=("Política exterior", "Foreign policy"), publication=("Publicación", "Publication"),
    ),
)
themes = Choices(
    "themes", Text("Temas", "Themes"), essential=True,
    options=options(
        mainstreaming=("Transversalización", "Mainstreaming"), participation=("Participación", "Participation"), extremism=("Extremismo", "Extremism"),
        arms_control=("Control de armas", "Arms control"), disarmament=("Desarme", "Disarmament"), protection=("Protección", "Protection"),
    ),
)
counterparts = Line(
    "counterparts", Text("Contrapartes", "Counterparts"), essential=True,
    help=Text("Instituciones o países, no personas.", "Institutions or countries, not people."), example=Text("SEMAR y SSPC", "SEMAR and SSPC"),
)
institution = Code("institution", Text("Institución", "Institution"), essential=True, lists=("institution",))
day = Day("day", Text("Fecha", "Date"), essential=True)
product = Line("product", Text("Producto", "Product"), help=Text("Lo que quedó: acuerdo, publicación, pronunciamiento.", "What came of it: agreement, publication, statement."))
women = Count("women", Text("Mujeres", "Women"))
men = Count("men", Text("Hombres", "Men"))
unspecified = Count("unspecified", Text("Sin desglose por sexo", "Sex not stated"), short=Text("Sin desglose", "Not stated"))

PEOPLE = People((women,), (men,), (unspecified,))

exchange = Register(
    key="exchange",
    letters="COO",
    title=Text("Coordinación e intercambio", "Coordination and exchange"),
    short=Text("Coordinación", "Coordination"),
    one=Text("Acción de coordinación", "Coordination action"),
    new=Text("Nueva acción de coordinación", "New coordination action"),
    clock=event(day),
    name_field=title,
    groups=(
        Group(Text("La acción", "The action"), (title, kind, themes, counterparts, institution, day, product)),
        Group(Text("Quiénes participaron", "Who took part"), (women, men, unspecified)),
    ),
    columns=(day, title, kind, counterparts),
    people=PEOPLE,
    rules=(near_total(PEOPLE),),
    categories=(kind, institution),
    measures=(
        Measure(
            "mainstreaming_exchange", f"{in_year(day)} AND {one_of(kind, 'interagency', 'international')} AND {any_of(themes, 'mainstreaming')}",
            words=Text("Acciones del año entre instituciones o internacionales sobre transversalización.", "The year's actions between institutions or international ones on mainstreaming."),
        ),
        Measure(
            "foreign_policy_actions", f"{in_year(day)} AND kind = 'foreign_policy' AND {any_of(themes, 'extremism', 'arms_control', 'disarmament')}",
            words=Text(
                "Acciones de política exterior del año sobre extremismo, control de armas o desarme.",
                "The year's foreign-policy actions on extremism, arms control or disarmament.",
            ),
        ),
    ),
)
