"""The signature of an office, and the words by which two people on the telephone see that they hold the same key."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import NamedTuple

KEY_DIGITS = 64  # of an Ed25519 public key in hex
WORDS_TOLD = 8  # of 256 each: 64 bits, far more than anybody can search keys for


class Signature(NamedTuple):
    """An Ed25519 signature and the public key it holds by, both in hex."""

    key: str
    value: str


Sign = Callable[[bytes], Signature]


class KnownOffice(NamedTuple):
    """Whose a key is."""

    code: str
    name: str


def check_words(key: str) -> str:
    """The words that stand for a public key in hex: ``abeja-mango-…``, the same everywhere and in every language."""
    digest = hashlib.sha256(bytes.fromhex(key)).digest()
    return "-".join(WORDS[sign] for sign in digest[:WORDS_TOLD])


# Everyday words that nobody takes for one another when they are heard: no two begin with the same four letters.
_EVERYDAY = """
    abeja abril actor aduana agua ajedrez alambre almeja amigo ancla anillo antena apio arbusto ardilla arena
    armario arpa arroz asfalto astro atleta atún avión avispa azúcar bahía baile balcón ballena bandera barril
    bastón batería belleza beso biblia bigote billete bisonte bloque blusa bodega bolsa bomba borrego bosque
    botella brazo brisa bronce bruja búho burro buzón caballo cacao cactus café calabaza calle camión canela capa
    carta castillo cebra cemento cena cepillo cerdo césped chile ciclón cielo cinco círculo ciruela clavo cobre
    coche codo cohete collar comida conejo coral corona cráter crema cruz cuadro cubo cueva culebra danza dedo
    delfín desierto diamante diente disco doctor domingo ducha dulce durazno eclipse edificio elefante enero
    ensalada escoba espejo estrella fábrica falda familia faro feria fiebre fiesta figura filtro flauta flecha
    fogata fósil fresa frijol fruta fuente fútbol gallo ganso garza gato gemelo girasol globo gorila gota granja
    grillo guante guitarra gusano hacha hebilla helado herida hierba higuera himno hoja hombro hongo hormiga hotel
    hueso huracán idioma iglesia imán insecto invierno isla jabón jaguar jardín jarra jazmín jirafa joya juguete
    julio ladrillo lago lámpara langosta lápiz laurel leche lentes león letra libro limón lince llave lluvia
    locomotora loma lugar luna madera maíz maleta mango mariposa martillo médico melón menta mercado mesa miel
    minuto moneda montaña mosca motor mueble museo nariz navaja nido nieve nopal nube nuez número océano ocho
    olivo ombligo orden oreja oso ovillo padre palma panal papel parque pasto pata pavo pelota perro pescado
    piedra pila pino pirata plátano pluma pollo pueblo química quince radio regalo remo río ventana
"""
WORDS = tuple(_EVERYDAY.split())
