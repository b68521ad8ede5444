"""What the sellers of the demonstration store sell: invented brands on believable Brazilian product lines."""

from __future__ import annotations

from dataclasses import dataclass

COLOURS: tuple[tuple[str, str | None], ...] = (
    ("Preto", "52049"),
    ("Branco", "52055"),
    ("Azul-marinho", "283165"),
    ("Vermelho", "51993"),
    ("Cinza", "283160"),
    ("Verde-militar", None),
    ("Rosa-chá", None),
    ("Bege", "51994"),
    ("Amarelo", "52007"),
    ("Vinho", "283148"),
    ("Terracota", None),
    ("Lilás", "52018"),
    ("Off-white", None),
    ("Caramelo", None),
)
"""Colours with their value identifiers; custom colours have none."""

CLOTHES = ("PP", "P", "M", "G", "GG", "XGG")
SHOES = ("34", "35", "36", "37", "38", "39", "40", "41", "42")
VOLTAGES = ("127V", "220V")


@dataclass(frozen=True, slots=True)
class Line:
    """A product line: how titles are built, its category, its price range in reais, and its variations."""

    noun: str
    brands: tuple[str, ...]
    details: tuple[str, ...]
    category: str
    domain: str
    low: int
    high: int
    colours: int = 0
    sizes: tuple[str, ...] = ()
    size_name: str = "Tamanho"


LINES: tuple[Line, ...] = (
    Line("Camiseta Básica Algodão", ("Tear Sul", "Malha Boa"), ("Gola Redonda", "Gola V", "Oversized", "Slim"),
         "MLB31447", "MLB-T_SHIRTS", 29, 89, 4, CLOTHES),
    Line("Tênis Casual Feminino", ("Passo Leve", "Ipê Shoes"), ("Lona", "Plataforma", "Slip On", "Knit"),
         "MLB23332", "MLB-SNEAKERS", 99, 289, 3, SHOES),
    Line("Vestido Midi", ("Flor de Maio", "Ateliê Lia"), ("Alcinha", "Manga Bufante", "Estampado", "Linho"),
         "MLB108704", "MLB-DRESSES", 79, 219, 3, CLOTHES),
    Line("Furadeira de Impacto", ("Forja Norte", "Tork Brasil"), ("650W 1/2''", "750W Com Maleta", "550W + 10 Brocas"),
         "MLB189215", "MLB-DRILLS", 189, 449, 0, VOLTAGES, "Voltagem"),
    Line("Liquidificador", ("CasaViva", "Dona Nina"), ("900W 12 Velocidades", "1200W Jarra de Vidro", "Turbo 2L"),
         "MLB270211", "MLB-BLENDERS", 119, 299, 2, VOLTAGES, "Voltagem"),
    Line("Garrafa Térmica Inox", ("Serra Fria", "CasaViva"), ("500ml", "750ml", "1 Litro", "1,2L Com Alça"),
         "MLB193839", "MLB-THERMOS", 49, 159, 4),
    Line("Fone de Ouvido Bluetooth", ("Sonnar", "Eco Som"), ("TWS 5.3", "Com Microfone", "Cancelamento de Ruído"),
         "MLB196208", "MLB-HEADPHONES", 59, 349, 3),
    Line("Capa Para Celular", ("Guarda Bem", "CaseLab"), ("Antichoque", "Silicone", "Carteira", "Transparente"),
         "MLB429227", "MLB-CELLPHONE_COVERS", 15, 59, 5),
    Line("Cabo USB-C", ("Eco Som", "Fio Certo"), ("1 Metro 60W", "2 Metros Nylon", "Kit Com 3"),
         "MLB437616", "MLB-DATA_CABLES", 14, 69),
    Line("Espaçador Nivelador de Piso", ("Nivelar", "Obra Fácil"), ("1,5 Mm 500pçs", "2 Mm 100pçs", "3 Mm 250pçs"),
         "MLB188658", "MLB-TILE_SPACERS", 39, 149),
    Line("Jogo de Panelas Antiaderente", ("Dona Nina", "CasaViva"), ("5 Peças", "7 Peças", "10 Peças Cerâmica"),
         "MLB277958", "MLB-COOKWARE_SETS", 179, 599, 3),
    Line("Mochila Notebook 15,6\"", ("Trilha", "Urbana"), ("Impermeável", "Antifurto Com USB", "Executiva"),
         "MLB26529", "MLB-BACKPACKS", 89, 259, 3),
    Line("Kit 10 Pares de Meias", ("Tear Sul", "Malha Boa"), ("Cano Curto", "Cano Alto", "Soquete"),
         "MLB108797", "MLB-SOCKS", 39, 99, 2),
    Line("Ração Cães Adultos", ("Patas & Cia", "Bom de Bico"), ("15kg Frango", "10kg Carne", "3kg Raças Pequenas"),
         "MLB126209", "MLB-CATS_AND_DOGS_FOODS", 49, 289),
    Line("Arranhador Para Gatos", ("Patas & Cia", "Miau House"), ("3 Andares", "Torre Sisal", "Com Rede"),
         "MLB44352", "MLB-CAT_SCRATCHERS", 79, 399, 2),
    Line("Luminária de Mesa LED", ("Clarear", "Lumix Casa"), ("Articulada", "Touch Dimerizável", "Com Garra"),
         "MLB74900", "MLB-TABLE_AND_DESK_LAMPS", 45, 199, 3),
    Line("Tapete Sala", ("Fio & Trama", "Lar Doce"), ("2,00x1,50 Felpudo", "2,50x2,00 Sisal", "1,40x1,00 Geométrico"),
         "MLB158411", "MLB-RUGS", 89, 459, 3),
    Line("Cortina Blackout", ("Lar Doce", "Fio & Trama"), ("2,80x1,60", "3,00x2,30 Tecido", "4,00x2,60 Varão"),
         "MLB186068", "MLB-CURTAINS", 69, 299, 4),
    Line("Café Em Grãos Especial", ("Serra do Café", "Grão Mestre"), ("1kg Torra Média", "500g Microlote", "2kg"),
         "MLB178700", "MLB-COFFEE", 39, 149),
    Line("Bola de Futebol Campo", ("Golaço", "Várzea"), ("Costurada N5", "Termofusão", "Society"),
         "MLB12080", "MLB-SOCCER_BALLS", 49, 189, 2),
    Line("Halter Emborrachado Par", ("Ferro Forte", "Vida Ativa"), ("2kg", "4kg", "6kg", "10kg"),
         "MLB188069", "MLB-DUMBBELLS", 39, 259),
    Line("Organizador de Gavetas", ("Lar Doce", "Tudo No Lugar"), ("24-pack Colmeia", "Kit 6 Peças", "Acrílico 8 Divs"),
         "MLB264201", "MLB-DRAWER_ORGANIZERS", 25, 99),
    Line("Caderno Inteligente A5", ("Papel & Tal", "Rabisco"), ("80 Folhas", "Pontilhado", "Argolado 120 Folhas"),
         "MLB191840", "MLB-NOTEBOOKS_AND_WRITING_PADS", 29, 119, 4),
    Line("Protetor Solar Facial FPS 60", ("Dermavida", "Sol Amigo"), ("50g Com Cor", "Toque Seco 40g", "Kids 120ml"),
         "MLB199407", "MLB-SUNSCREENS", 35, 109),
    Line("Teclado Mecânico Gamer", ("Nyx", "Pixelaria"), ("ABNT2 Switch Azul", "60% RGB", "Sem Fio Switch Marrom"),
         "MLB418448", "MLB-PC_KEYBOARDS", 149, 499, 2),
    Line("Suporte Articulado Monitor 11'' a 32''", ("Braço Firme", "Nyx"), ("1 Tela", "2 Telas", "Pistão a Gás"),
         "MLB178391", "MLB-MONITOR_STANDS", 89, 349),
    Line("Pneu Aro 17", ("Rodotrac", "Via Boa"), ("225/50 94W", "205/45 88V", "215/55 94V"),
         "MLB2233", "MLB-AUTOMOTIVE_TIRES", 389, 799),
    Line("Lâmpada LED Bulbo E27", ("Clarear", "Lumix Casa"), ("9W Kit 10", "15W Branco Frio", "12W Amarela Kit 5"),
         "MLB83490", "MLB-LIGHT_BULBS", 19, 99),
    Line("Conjunto de Lençóis Queen", ("Fio & Trama", "Sono Bom"), ("400 Fios", "Percal 200 Fios", "Malha"),
         "MLB264051", "MLB-BED_SHEETS", 89, 349, 4),
    Line("Escova Secadora", ("Bela Íris", "Dermavida"), ("1200W Bivolt", "3 Em 1", "Rotativa"),
         "MLB264787", "MLB-HAIR_STYLING_BRUSHES", 89, 289, 2, VOLTAGES, "Voltagem"),
    Line("Quebra-cabeça 1000 Peças", ("Rabisco", "Turma do Jogo"), ("Ouro Preto", "Aquarela Floral", "Mapa-múndi"),
         "MLB432991", "MLB-PUZZLES", 39, 99),
    Line("Boné Aba Curva", ("Urbana", "Várzea"), ("Trucker", "Liso Dad Hat", "Bordado"),
         "MLB26432", "MLB-HATS_AND_CAPS", 29, 89, 5),
)  # fmt: skip
"""All product lines, most with two to four details, so that a few hundred titles differ."""

WARRANTIES = ("Garantia do vendedor: 90 dias", "Garantia de fábrica: 12 meses", "Sem garantia", None)
