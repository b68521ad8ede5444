"""The invented people of the store: accounts that log in, buyers, and what they say."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from peepers_desktop.demo.model import Buyer, Seller, Warehouse

ANA = 3_412_345_678
"""The default seller; above 32 bits, as user identifiers are since 01/2026 (producto-consulta-usuarios 12/01/2026)."""
SUL = 3_500_100_200
BETO = 779_432_305
OPERATOR = 3_412_999_001

# fmt: off
FIRST_NAMES = ("Lucas", "Mariana", "João", "Beatriz", "Rafael", "Larissa", "Thiago", "Camila", "Antônio", "Júlia",
               "Fernanda", "Pedro", "Letícia", "André", "Patrícia", "Gustavo", "Renata", "Caio", "Sônia", "Márcio")
LAST_NAMES = ("Silva", "Souza", "Oliveira", "Araújo", "Gonçalves", "Pereira", "Conceição", "Ribeiro", "Almeida",
              "Nascimento", "Teixeira", "Barbosa", "Magalhães", "Moraes", "Brandão")
# fmt: on
PLACES = (
    ("São Paulo", "BR-SP", "São Paulo", "01001000"),
    ("Ribeirão Preto", "BR-SP", "São Paulo", "14010030"),
    ("Rio de Janeiro", "BR-RJ", "Rio de Janeiro", "20040002"),
    ("Belo Horizonte", "BR-MG", "Minas Gerais", "30130010"),
    ("Curitiba", "BR-PR", "Paraná", "80010000"),
    ("Porto Alegre", "BR-RS", "Rio Grande do Sul", "90010150"),
    ("Salvador", "BR-BA", "Bahia", "40020000"),
    ("Recife", "BR-PE", "Pernambuco", "50010000"),
    ("Goiânia", "BR-GO", "Goiás", "74003010"),
    ("Belém", "BR-PA", "Pará", "66010000"),
    ("Florianópolis", "BR-SC", "Santa Catarina", "88010000"),
    ("Manaus", "BR-AM", "Amazonas", "69005010"),
)
STREETS = ("Rua das Acácias", "Avenida Brasil", "Rua XV de Novembro", "Travessa do Sol", "Alameda dos Ipês")

QUESTIONS = (
    "Bom dia! Tem na cor preta?",
    "Vocês emitem nota fiscal?",
    "Chega até sexta em Belo Horizonte?",
    "Boa tarde, qual a medida exata da peça?",
    "Esse produto é original? Tem garantia?",
    "Consegue fazer desconto levando 3 unidades?",
    "Serve para 220V?",
    "O tamanho M veste 40?",
    "Olá, a caixa vem lacrada?",
    "Tem como enviar hoje ainda? É presente 🎁",
    'É compatível com notebook de 15,6"?',
    "Quando vai ter estoque de novo?",
    "Posso retirar pessoalmente?",
    "Qual o prazo de troca se não servir?",
    "Vem com manual em português?",
    "O material é algodão ou poliéster? Obrigada!",
)
ANSWERS = (
    "Olá! Temos sim, pode comprar tranquilo. Qualquer dúvida estamos à disposição.",
    "Oi, tudo bem? Emitimos nota fiscal em todas as vendas. Abraço!",
    "Bom dia! As medidas estão na última foto do anúncio. Esperamos sua compra.",
    "Olá, produto novo, original e com garantia. Enviamos no mesmo dia útil.",
    "Oi! No momento só essa cor, mas deve chegar mais na semana que vem.",
)


def sellers(now: datetime) -> list[Seller]:
    """The accounts of the store, the default one first."""
    return [
        Seller(ANA, "LOJA_DA_ANA", "Ana", "Teste", "São Paulo", "BR-SP", now - timedelta(days=1900),
               ["normal", "user_info_verified", "mshops", "messages_as_seller"]),
        Seller(SUL, "DEPOSITO_SUL", "Sueli", "Teste", "Curitiba", "BR-PR", now - timedelta(days=900),
               ["normal", "user_info_verified", "user_product_seller", "warehouse_management", "multiwarehouse"],
               power="platinum",
               warehouses=[Warehouse("54936888", "BRP163942", "Galpão Curitiba"),
                           Warehouse("54936999", "BRP163943", "Galpão Pinhais")]),
        Seller(BETO, "BAZAR_DO_BETO", "Roberto", "Teste", "Recife", "BR-PE", now - timedelta(days=3200),
               ["normal", "user_info_verified"], level="3_yellow", power=None),
        Seller(OPERATOR, "ANA_OPERADORA", "Olívia", "Teste", "São Paulo", "BR-SP", now - timedelta(days=300),
               ["normal"], level=None, power=None, operator_of=ANA),
    ]  # fmt: skip


def buyer(rng: Random) -> Buyer:
    """A new invented buyer."""
    first, last = rng.choice(FIRST_NAMES), rng.choice(LAST_NAMES)
    city, state, state_name, zip_code = rng.choice(PLACES)
    number = rng.randrange(100_000_000, 3_900_000_000)
    return Buyer(
        id=number,
        nickname=f"{first.upper()[:4]}{last.upper()[:4]}{number % 10_000}",
        first_name=first,
        last_name=last,
        city=city,
        state=state,
        state_name=state_name,
        zip_code=zip_code,
        street=f"{rng.choice(STREETS)} {rng.randrange(10, 2400)}",
    )
