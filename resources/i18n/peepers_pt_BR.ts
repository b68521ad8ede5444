<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_BR" sourcelanguage="en">
<context>
    <name>peepers</name>
    <message>
        <source>"{typed}" is not a price.</source>
        <translation>"{typed}" não é um preço.</translation>
    </message>
    <message>
        <source>"{typed}" is not a quantity.</source>
        <translation>"{typed}" não é uma quantidade.</translation>
    </message>
    <message>
        <source>"{typed}" is not a state a listing can be put in.</source>
        <translation>"{typed}" não é um estado em que um anúncio possa ficar.</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Voltar</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Avançar</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Senha</translation>
    </message>
    <message>
        <source>1 available</source>
        <translation>1 disponível</translation>
    </message>
    <message>
        <source>1 late</source>
        <translation>1 atrasado</translation>
    </message>
    <message>
        <source>1 pending change</source>
        <translation>1 alteração pendente</translation>
    </message>
    <message>
        <source>1 sold</source>
        <translation>1 vendida</translation>
    </message>
    <message>
        <source>A code alone is accepted only when PKCE is on.</source>
        <translation>Um código sozinho só é aceito com PKCE ligado.</translation>
    </message>
    <message>
        <source>A listing in this state does not take changes.</source>
        <translation>Um anúncio nesta situação não aceita alterações.</translation>
    </message>
    <message>
        <source>A listing with variations is named with one of them: MLB123/VARIATION.</source>
        <translation>Um anúncio com variações é indicado com uma delas: MLB123/VARIACAO.</translation>
    </message>
    <message>
        <source>A listing without stock cannot be activated.</source>
        <translation>Um anúncio sem estoque não pode ser ativado.</translation>
    </message>
    <message>
        <source>A passphrase cannot be recovered. Peepers can put the file aside; you then connect your accounts again. Listings, sales and pending changes on this computer stay.</source>
        <translation>Uma senha não pode ser recuperada. O Peepers pode pôr o arquivo de lado; depois você conecta suas contas de novo. Anúncios, vendas e alterações pendentes neste computador ficam.</translation>
    </message>
    <message>
        <source>A question takes one answer. Discard yours.</source>
        <translation>Uma pergunta aceita uma resposta. Descarte a sua.</translation>
    </message>
    <message>
        <source>A question takes one answer; the one that is there stays.</source>
        <translation>Uma pergunta aceita uma resposta; a que está lá fica.</translation>
    </message>
    <message>
        <source>About Peepers Desktop</source>
        <translation>Sobre o Peepers Desktop</translation>
    </message>
    <message>
        <source>Accept and go on to the next row</source>
        <translation>Confirmar e seguir para a próxima linha</translation>
    </message>
    <message>
        <source>Accepted by the carrier</source>
        <translation>Aceito pela transportadora</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Conta</translation>
    </message>
    <message>
        <source>Account: {name}</source>
        <translation>Conta: {name}</translation>
    </message>
    <message>
        <source>Activate</source>
        <translation>Ativar</translation>
    </message>
    <message>
        <source>Activate the selected listings</source>
        <translation>Ativar os anúncios selecionados</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Ativo</translation>
    </message>
    <message>
        <source>Add --help to see what it takes.</source>
        <translation>Acrescente --help para ver o que ela aceita.</translation>
    </message>
    <message>
        <source>Add --yes to go on.</source>
        <translation>Acrescente --yes para continuar.</translation>
    </message>
    <message>
        <source>Add to or take from the stock</source>
        <translation>Somar ou tirar do estoque</translation>
    </message>
    <message>
        <source>Address changed</source>
        <translation>Endereço alterado</translation>
    </message>
    <message>
        <source>Address not found</source>
        <translation>Endereço não encontrado</translation>
    </message>
    <message>
        <source>Address of the page you ended on</source>
        <translation>Endereço da página em que você terminou</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Depois</translation>
    </message>
    <message>
        <source>After the first sync, questions, parcels and stock that need you appear here.</source>
        <translation>Depois da primeira sincronização aparecem aqui as perguntas, os envios e o estoque que precisam de você.</translation>
    </message>
    <message>
        <source>Afterwards you may paste the address the browser ended on here.</source>
        <translation>Depois você pode colar aqui o endereço em que o navegador terminou.</translation>
    </message>
    <message>
        <source>All accounts</source>
        <translation>Todas as contas</translation>
    </message>
    <message>
        <source>All done for now</source>
        <translation>Tudo em dia por enquanto</translation>
    </message>
    <message>
        <source>Allow Peepers to use it, then try again.</source>
        <translation>Permita que o Peepers o use e tente de novo.</translation>
    </message>
    <message>
        <source>Almost there…</source>
        <translation>Quase lá…</translation>
    </message>
    <message>
        <source>Already answered</source>
        <translation>Já respondida</translation>
    </message>
    <message>
        <source>Already kept; type only to replace it</source>
        <translation>Já guardada; digite só para substituí-la</translation>
    </message>
    <message>
        <source>Amounts</source>
        <translation>Valores</translation>
    </message>
    <message>
        <source>An answer is public and cannot be taken back once it is sent.</source>
        <translation>Uma resposta é pública e não pode ser retirada depois de enviada.</translation>
    </message>
    <message>
        <source>An edit cannot go from {old} to {new}.</source>
        <translation>Uma alteração não pode ir de {old} para {new}.</translation>
    </message>
    <message>
        <source>An empty cell changes nothing.</source>
        <translation>Uma célula vazia não muda nada.</translation>
    </message>
    <message>
        <source>Another open copy of Peepers is sending this profile's changes.</source>
        <translation>Outra cópia aberta do Peepers está enviando as alterações deste perfil.</translation>
    </message>
    <message>
        <source>Another part of Peepers is still busy with the same account.</source>
        <translation>Outra parte do Peepers ainda está ocupada com a mesma conta.</translation>
    </message>
    <message>
        <source>Another program already uses port {port} of this computer.</source>
        <translation>Outro programa já usa a porta {port} deste computador.</translation>
    </message>
    <message>
        <source>Another program is holding the local database.</source>
        <translation>Outro programa está segurando o banco de dados local.</translation>
    </message>
    <message>
        <source>Another window of Peepers is renewing the access right now.</source>
        <translation>Outra janela do Peepers está renovando o acesso agora.</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Responder</translation>
    </message>
    <message>
        <source>Answer blocked</source>
        <translation>Resposta bloqueada</translation>
    </message>
    <message>
        <source>Answer leaving</source>
        <translation>Resposta saindo</translation>
    </message>
    <message>
        <source>Answer refused</source>
        <translation>Resposta recusada</translation>
    </message>
    <message>
        <source>Answer sent</source>
        <translation>Resposta enviada</translation>
    </message>
    <message>
        <source>Answer set aside</source>
        <translation>Resposta suspensa</translation>
    </message>
    <message>
        <source>Answer the question</source>
        <translation>Responder a pergunta</translation>
    </message>
    <message>
        <source>Answer to a question</source>
        <translation>Resposta</translation>
    </message>
    <message>
        <source>Answer waiting</source>
        <translation>Resposta aguardando</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Respondida</translation>
    </message>
    <message>
        <source>Answered before</source>
        <translation>Já respondidas</translation>
    </message>
    <message>
        <source>Answered elsewhere</source>
        <translation>Já respondida</translation>
    </message>
    <message>
        <source>Answered ones</source>
        <translation>Respondidas</translation>
    </message>
    <message>
        <source>Answers are public and cannot be changed or taken back once sent.</source>
        <translation>As respostas são públicas e não podem ser alteradas nem retiradas depois de enviadas.</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aparência</translation>
    </message>
    <message>
        <source>Application &amp;ID</source>
        <translation>&amp;ID do aplicativo</translation>
    </message>
    <message>
        <source>Area the carrier does not serve</source>
        <translation>Área não atendida pela transportadora</translation>
    </message>
    <message>
        <source>Arriving soon</source>
        <translation>Chega em breve</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como o sistema</translation>
    </message>
    <message>
        <source>Ask Mercado Livre for everything new (F5)</source>
        <translation>Perguntar ao Mercado Livre por tudo que é novo (F5)</translation>
    </message>
    <message>
        <source>Asking Mercado Livre what each deposit holds…</source>
        <translation>Perguntando ao Mercado Livre quanto há em cada depósito…</translation>
    </message>
    <message>
        <source>At customs</source>
        <translation>Na alfândega</translation>
    </message>
    <message>
        <source>At the buyer's door</source>
        <translation>Na porta do comprador</translation>
    </message>
    <message>
        <source>At the distribution centre</source>
        <translation>No centro logístico</translation>
    </message>
    <message>
        <source>Authorisation</source>
        <translation>Autorização</translation>
    </message>
    <message>
        <source>Back at the distribution centre</source>
        <translation>De volta ao centro de distribuição</translation>
    </message>
    <message>
        <source>Back at the drop-off point</source>
        <translation>De volta à agência</translation>
    </message>
    <message>
        <source>Back in the warehouse</source>
        <translation>De volta ao depósito</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>Being cancelled</source>
        <translation>Sendo cancelada</translation>
    </message>
    <message>
        <source>Being collected</source>
        <translation>Sendo coletado</translation>
    </message>
    <message>
        <source>Being looked into</source>
        <translation>Em análise</translation>
    </message>
    <message>
        <source>Being published</source>
        <translation>Publicando</translation>
    </message>
    <message>
        <source>Being registered</source>
        <translation>Sendo registrado</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Bloqueada</translation>
    </message>
    <message>
        <source>Bring the earlier value back; what was sold since stays counted</source>
        <translation>Traz de volta o valor anterior; o que foi vendido depois continua contado</translation>
    </message>
    <message>
        <source>Bronze</source>
        <translation>Bronze</translation>
    </message>
    <message>
        <source>Business metrics</source>
        <translation>Métricas do negócio</translation>
    </message>
    <message>
        <source>Business unit: {name}.</source>
        <translation>Unidade de negócio: {name}.</translation>
    </message>
    <message>
        <source>Buyer</source>
        <translation>Comprador</translation>
    </message>
    <message>
        <source>Buyer was not there</source>
        <translation>Comprador ausente</translation>
    </message>
    <message>
        <source>Buyer {name}. What is erased cannot be brought back.</source>
        <translation>Comprador {name}. O que é apagado não volta.</translation>
    </message>
    <message>
        <source>Buyer · {when}</source>
        <translation>Comprador · {when}</translation>
    </message>
    <message>
        <source>Buyers</source>
        <translation>Compradores</translation>
    </message>
    <message>
        <source>Buyers' names are hidden.</source>
        <translation>Os nomes dos compradores estão ocultos.</translation>
    </message>
    <message>
        <source>Buyers' names are shown.</source>
        <translation>Os nomes dos compradores estão visíveis.</translation>
    </message>
    <message>
        <source>Buyers' questions appear here.</source>
        <translation>As perguntas dos compradores aparecem aqui.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Cancel the waiting answer in the outbox first.</source>
        <translation>Cancele antes a resposta que espera na caixa de saída.</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelada</translation>
    </message>
    <message>
        <source>Cancelled by hand</source>
        <translation>Cancelado manualmente</translation>
    </message>
    <message>
        <source>Cancelled in part</source>
        <translation>Cancelado em parte</translation>
    </message>
    <message>
        <source>Cancelled: another way of shipping was chosen</source>
        <translation>Cancelado: outra forma de envio foi escolhida</translation>
    </message>
    <message>
        <source>Cancelled: suspected fraud</source>
        <translation>Cancelado: suspeita de fraude</translation>
    </message>
    <message>
        <source>Carrier must be contacted</source>
        <translation>É preciso contatar a transportadora</translation>
    </message>
    <message>
        <source>Catalog listing: title and pictures come from the catalog.</source>
        <translation>Anúncio de catálogo: título e fotos vêm do catálogo.</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Alteração</translation>
    </message>
    <message>
        <source>Change all the same</source>
        <translation>Alterar mesmo assim</translation>
    </message>
    <message>
        <source>Change it in the panel of Mercado Livre.</source>
        <translation>Altere no painel do Mercado Livre.</translation>
    </message>
    <message>
        <source>Change it or discard it.</source>
        <translation>Altere ou descarte.</translation>
    </message>
    <message>
        <source>Change its mode before editing.</source>
        <translation>Mude o modo antes de editar.</translation>
    </message>
    <message>
        <source>Change the quantity of the listing itself.</source>
        <translation>Altere a quantidade do próprio anúncio.</translation>
    </message>
    <message>
        <source>Change the stock of one of its variations.</source>
        <translation>Altere o estoque de uma das variações.</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Alterado</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Alterações</translation>
    </message>
    <message>
        <source>Changes of this account leave by themselves.</source>
        <translation>As alterações desta conta saem sozinhas.</translation>
    </message>
    <message>
        <source>Changes of this account wait until you have reviewed them.</source>
        <translation>As alterações desta conta esperam até você revisá-las.</translation>
    </message>
    <message>
        <source>Changes of {name}</source>
        <translation>Alterações de {name}</translation>
    </message>
    <message>
        <source>Changes that need you</source>
        <translation>Alterações que precisam de você</translation>
    </message>
    <message>
        <source>Check ID, key and storage</source>
        <translation>Conferir ID, chave e cofre</translation>
    </message>
    <message>
        <source>Check that the disk is connected and healthy, then start Peepers again.</source>
        <translation>Confira se o disco está conectado e saudável e inicie o Peepers de novo.</translation>
    </message>
    <message>
        <source>Check that the disk is not full and that the folder belongs to you.</source>
        <translation>Confira se o disco não está cheio e se a pasta pertence a você.</translation>
    </message>
    <message>
        <source>Check the account's registration data and the application's permissions.</source>
        <translation>Confira os dados cadastrais da conta e as permissões do aplicativo.</translation>
    </message>
    <message>
        <source>Check the application</source>
        <translation>Conferir o aplicativo</translation>
    </message>
    <message>
        <source>Check the application's permissions; if it goes on, reconnect the account.</source>
        <translation>Confira as permissões do aplicativo; se continuar, reconecte a conta.</translation>
    </message>
    <message>
        <source>Check the date of this machine, its antivirus and its proxy: a certificate they use has to be in the system's own list. Peepers never connects without verification.</source>
        <translation>Confira a data desta máquina, o antivírus e o proxy: um certificado que eles usem precisa estar na lista do próprio sistema. O Peepers nunca conecta sem verificação.</translation>
    </message>
    <message>
        <source>Check the id, or update first.</source>
        <translation>Confira o id, ou atualize antes.</translation>
    </message>
    <message>
        <source>Check the internet connection, then try again.</source>
        <translation>Confira a conexão com a internet e tente de novo.</translation>
    </message>
    <message>
        <source>Check the internet connection. Peepers goes on with the data on this machine and tries again by itself.</source>
        <translation>Confira a conexão com a internet. O Peepers segue com os dados desta máquina e tenta de novo sozinho.</translation>
    </message>
    <message>
        <source>Check the number, or update first.</source>
        <translation>Confira o número, ou atualize antes.</translation>
    </message>
    <message>
        <source>Check the proxy in the system's settings, or ask whoever looks after the network to allow Mercado Livre.</source>
        <translation>Confira o proxy nas configurações do sistema, ou peça a quem cuida da rede que libere o Mercado Livre.</translation>
    </message>
    <message>
        <source>Check what you typed.</source>
        <translation>Confira o que você digitou.</translation>
    </message>
    <message>
        <source>Check which account is selected.</source>
        <translation>Confira qual conta está selecionada.</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Verificando</translation>
    </message>
    <message>
        <source>Checking the answer</source>
        <translation>Verificando a resposta</translation>
    </message>
    <message>
        <source>Choose a country from the list, for example MLB for Brazil.</source>
        <translation>Escolha um país da lista, por exemplo MLB para o Brasil.</translation>
    </message>
    <message>
        <source>Choose a file protected by a passphrase, or keep the keys for this session only (PEEPERS_VAULT=passphrase or session).</source>
        <translation>Escolha um arquivo protegido por senha, ou guarde as chaves só nesta sessão (PEEPERS_VAULT=passphrase ou session).</translation>
    </message>
    <message>
        <source>Choose a parcel to follow it.</source>
        <translation>Escolha um pacote para acompanhá-lo.</translation>
    </message>
    <message>
        <source>Choose a passphrase of at least {count} characters.</source>
        <translation>Escolha uma senha de pelo menos {count} caracteres.</translation>
    </message>
    <message>
        <source>Choose a sale to see what is in it.</source>
        <translation>Escolha uma venda para ver o que há nela.</translation>
    </message>
    <message>
        <source>Choose mine or theirs for it.</source>
        <translation>Escolha o seu valor ou o do Mercado Livre.</translation>
    </message>
    <message>
        <source>Choose one to see everything about it.</source>
        <translation>Escolha um para ver tudo sobre ele.</translation>
    </message>
    <message>
        <source>Choose pt_BR or en.</source>
        <translation>Escolha pt_BR ou en.</translation>
    </message>
    <message>
        <source>Choose that country and connect again.</source>
        <translation>Escolha esse país e conecte de novo.</translation>
    </message>
    <message>
        <source>Choose the country again</source>
        <translation>Escolher o país de novo</translation>
    </message>
    <message>
        <source>Choose the country your account sells in.</source>
        <translation>Escolha o país em que sua conta vende.</translation>
    </message>
    <message>
        <source>Choose which one counts.</source>
        <translation>Escolha qual vale.</translation>
    </message>
    <message>
        <source>Choose which value counts instead of sending it again.</source>
        <translation>Escolha qual valor vale em vez de enviar de novo.</translation>
    </message>
    <message>
        <source>Choose, or wait for the next sync.</source>
        <translation>Escolha, ou espere a próxima sincronização.</translation>
    </message>
    <message>
        <source>Claimed by the buyer</source>
        <translation>Reclamado pelo comprador</translation>
    </message>
    <message>
        <source>Classic</source>
        <translation>Clássico</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Limpar filtros</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Limpar a busca</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>Close details</source>
        <translation>Fechar detalhes</translation>
    </message>
    <message>
        <source>Close it in other programs, or choose another place.</source>
        <translation>Feche-o em outros programas, ou escolha outro lugar.</translation>
    </message>
    <message>
        <source>Close its window, then erase again.</source>
        <translation>Feche a janela dele e apague de novo.</translation>
    </message>
    <message>
        <source>Close other programs that may be using the folder of Peepers and try again.</source>
        <translation>Feche outros programas que possam estar usando a pasta do Peepers e tente de novo.</translation>
    </message>
    <message>
        <source>Close other programs that use the folder of Peepers, then erase again.</source>
        <translation>Feche outros programas que usam a pasta do Peepers e apague de novo.</translation>
    </message>
    <message>
        <source>Close other windows of Peepers and programs that make backups, then try again.</source>
        <translation>Feche outras janelas do Peepers e programas de cópia de segurança e tente de novo.</translation>
    </message>
    <message>
        <source>Close that program, or register a redirect address with another port.</source>
        <translation>Feche esse programa, ou registre um endereço de redirecionamento com outra porta.</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Fechar esta mensagem</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Encerrado</translation>
    </message>
    <message>
        <source>Closed without an answer</source>
        <translation>Encerrada sem resposta</translation>
    </message>
    <message>
        <source>Collected</source>
        <translation>Coletado</translation>
    </message>
    <message>
        <source>Column titles</source>
        <translation>Títulos das colunas</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colunas</translation>
    </message>
    <message>
        <source>Comes once Mercado Livre has told the fee and your shipping.</source>
        <translation>Aparece quando o Mercado Livre informar a tarifa e o seu envio.</translation>
    </message>
    <message>
        <source>Coming back to the distribution centre</source>
        <translation>Voltando ao centro de distribuição</translation>
    </message>
    <message>
        <source>Coming back to the warehouse</source>
        <translation>Voltando ao depósito</translation>
    </message>
    <message>
        <source>Coming back to you</source>
        <translation>Voltando para você</translation>
    </message>
    <message>
        <source>Coming back to you soon</source>
        <translation>Volta para você em breve</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Comandos</translation>
    </message>
    <message>
        <source>Confirm it if this is what you mean; on the command line with --yes.</source>
        <translation>Confirme se é isso mesmo; na linha de comando, com --yes.</translation>
    </message>
    <message>
        <source>Confirm: they wait for your review</source>
        <translation>Confirmar: esperam a sua revisão</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Confirmada</translation>
    </message>
    <message>
        <source>Confiscated</source>
        <translation>Confiscado</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>Conflito</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Conflitos</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Conectar</translation>
    </message>
    <message>
        <source>Connect again and choose to allow it.</source>
        <translation>Conecte de novo e escolha permitir.</translation>
    </message>
    <message>
        <source>Connect again whenever you like.</source>
        <translation>Conecte de novo quando quiser.</translation>
    </message>
    <message>
        <source>Connect again with the main account of the shop.</source>
        <translation>Conecte de novo com a conta principal da loja.</translation>
    </message>
    <message>
        <source>Connect again, and use the browser window that opens then.</source>
        <translation>Conecte de novo e use a janela do navegador que abrir então.</translation>
    </message>
    <message>
        <source>Connect again. If it goes on, check your application in the DevCenter.</source>
        <translation>Conecte de novo. Se continuar, confira seu aplicativo no DevCenter.</translation>
    </message>
    <message>
        <source>Connect again: an answer counts once and for about ten minutes. Pending data of the shop can be the cause.</source>
        <translation>Conecte de novo: uma resposta vale uma vez e por uns dez minutos. Dados pendentes da loja podem ser a causa.</translation>
    </message>
    <message>
        <source>Connect an account</source>
        <translation>Conectar uma conta</translation>
    </message>
    <message>
        <source>Connect an account…</source>
        <translation>Conectar uma conta…</translation>
    </message>
    <message>
        <source>Connect it again before editing.</source>
        <translation>Conecte-a de novo antes de editar.</translation>
    </message>
    <message>
        <source>Connect it again; nothing is lost. This happens when the password was changed, the permission withdrawn, or the account connected on another computer with the same application.</source>
        <translation>Conecte-a de novo; nada se perde. Isso acontece quando a senha mudou, a permissão foi retirada ou a conta foi conectada em outro computador com o mesmo aplicativo.</translation>
    </message>
    <message>
        <source>Connect one first: peepers-desktop connect</source>
        <translation>Conecte uma primeiro: peepers-desktop connect</translation>
    </message>
    <message>
        <source>Connect one to begin.</source>
        <translation>Conecte uma para começar.</translation>
    </message>
    <message>
        <source>Connect the account again, and choose another place for the keys if you like.</source>
        <translation>Conecte a conta de novo e, se quiser, escolha outro lugar para as chaves.</translation>
    </message>
    <message>
        <source>Connect the account again. Its data and pending changes are still here.</source>
        <translation>Conecte a conta de novo. Os dados e as alterações pendentes continuam aqui.</translation>
    </message>
    <message>
        <source>Connect the account again: a permission counts from the next login.</source>
        <translation>Conecte a conta de novo: uma permissão vale a partir do próximo login.</translation>
    </message>
    <message>
        <source>Connect your Mercado Livre account to see listings, questions and sales.</source>
        <translation>Conecte sua conta do Mercado Livre para ver anúncios, perguntas e vendas.</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Conectada</translation>
    </message>
    <message>
        <source>Connected as {nickname}</source>
        <translation>Conectado como {nickname}</translation>
    </message>
    <message>
        <source>Connected as {nickname}.</source>
        <translation>Conectado como {nickname}.</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Conversa</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy both again from the page of your application in DevCenter.</source>
        <translation>Copie os dois de novo da página do seu aplicativo no DevCenter.</translation>
    </message>
    <message>
        <source>Copy cells with titles</source>
        <translation>Copiar células com títulos</translation>
    </message>
    <message>
        <source>Copy it again from the browser, without changing it.</source>
        <translation>Copie de novo do navegador, sem alterá-lo.</translation>
    </message>
    <message>
        <source>Copy it from your application in the DevCenter, to the letter.</source>
        <translation>Copie-o da sua aplicação no DevCenter, letra por letra.</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Copiar link</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Copiar relatório</translation>
    </message>
    <message>
        <source>Copy the App ID from your application in the DevCenter.</source>
        <translation>Copie o App ID da sua aplicação no DevCenter.</translation>
    </message>
    <message>
        <source>Copy the new key from your application's page in the DevCenter and connect the account again.</source>
        <translation>Copie a chave nova na página do seu aplicativo no DevCenter e conecte a conta de novo.</translation>
    </message>
    <message>
        <source>Copy the redirect address</source>
        <translation>Copiar o endereço de redirecionamento</translation>
    </message>
    <message>
        <source>Copy the selection</source>
        <translation>Copiar a seleção</translation>
    </message>
    <message>
        <source>Copy the whole address from the browser and paste it here.</source>
        <translation>Copie o endereço inteiro do navegador e cole aqui.</translation>
    </message>
    <message>
        <source>Copy the whole address from the browser, up to its end.</source>
        <translation>Copie o endereço inteiro do navegador, até o fim.</translation>
    </message>
    <message>
        <source>Copy the whole address of the page you ended on and paste it here. It works once.</source>
        <translation>Copie o endereço inteiro da página em que você terminou e cole aqui. Funciona uma vez.</translation>
    </message>
    <message>
        <source>Copy tracking number</source>
        <translation>Copiar código de rastreamento</translation>
    </message>
    <message>
        <source>Copy {name}</source>
        <translation>Copiar {name}</translation>
    </message>
    <message>
        <source>Correct PEEPERS_LOG_LEVEL or remove it.</source>
        <translation>Corrija PEEPERS_LOG_LEVEL ou remova-a.</translation>
    </message>
    <message>
        <source>Correct the change or discard it.</source>
        <translation>Corrija a alteração ou descarte-a.</translation>
    </message>
    <message>
        <source>Correct {name} or remove it.</source>
        <translation>Corrija {name} ou remova.</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>Custos</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>País</translation>
    </message>
    <message>
        <source>Country of your account</source>
        <translation>País da sua conta</translation>
    </message>
    <message>
        <source>Coupon</source>
        <translation>Cupom</translation>
    </message>
    <message>
        <source>Create an application</source>
        <translation>Criar um aplicativo</translation>
    </message>
    <message>
        <source>Create your application</source>
        <translation>Crie seu aplicativo</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Avariado</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Escuro</translation>
    </message>
    <message>
        <source>Data on this computer</source>
        <translation>Dados neste computador</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Decidir</translation>
    </message>
    <message>
        <source>Delayed</source>
        <translation>Em atraso</translation>
    </message>
    <message>
        <source>Delayed at customs</source>
        <translation>Retido na alfândega</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Excluída</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Entregue</translation>
    </message>
    <message>
        <source>Delivered (inferred)</source>
        <translation>Entregue (presumido)</translation>
    </message>
    <message>
        <source>Delivered damaged</source>
        <translation>Entregue com avaria</translation>
    </message>
    <message>
        <source>Delivered, says the buyer</source>
        <translation>Entregue, diz o comprador</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Entrega</translation>
    </message>
    <message>
        <source>Delivery blocked</source>
        <translation>Entrega bloqueada</translation>
    </message>
    <message>
        <source>Delivery expected</source>
        <translation>Entrega prevista</translation>
    </message>
    <message>
        <source>Delivery failed</source>
        <translation>Entrega sem sucesso</translation>
    </message>
    <message>
        <source>Deposit</source>
        <translation>Depósito</translation>
    </message>
    <message>
        <source>Deposit without a number</source>
        <translation>Depósito sem número</translation>
    </message>
    <message>
        <source>Deposits</source>
        <translation>Depósitos</translation>
    </message>
    <message>
        <source>Deposits of {name}</source>
        <translation>Depósitos de {name}</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Destino</translation>
    </message>
    <message>
        <source>Destroyed</source>
        <translation>Destruído</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnóstico</translation>
    </message>
    <message>
        <source>Diamond</source>
        <translation>Diamante</translation>
    </message>
    <message>
        <source>Did the browser not come back by itself?</source>
        <translation>O navegador não voltou sozinho?</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Desativada</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Discard it and make the change anew.</source>
        <translation>Descarte-a e faça a alteração de novo.</translation>
    </message>
    <message>
        <source>Discard my answer</source>
        <translation>Descartar minha resposta</translation>
    </message>
    <message>
        <source>Discard pending changes</source>
        <translation>Descartar alterações pendentes</translation>
    </message>
    <message>
        <source>Discard the selected edits</source>
        <translation>Descartar as alterações selecionadas</translation>
    </message>
    <message>
        <source>Discard the ticked ones</source>
        <translation>Descartar as marcadas</translation>
    </message>
    <message>
        <source>Discard {count} pending changes?</source>
        <translation>Descartar as alterações pendentes ({count})?</translation>
    </message>
    <message>
        <source>Discarded</source>
        <translation>Descartada</translation>
    </message>
    <message>
        <source>Discarded ones</source>
        <translation>Descartadas</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Desconectar</translation>
    </message>
    <message>
        <source>Disconnect an account</source>
        <translation>Desconectar uma conta</translation>
    </message>
    <message>
        <source>Disconnect it first. Then all that is kept of it can be erased.</source>
        <translation>Desconecte-a primeiro. Depois, tudo o que se guarda dela pode ser apagado.</translation>
    </message>
    <message>
        <source>Disconnect {name}?</source>
        <translation>Desconectar {name}?</translation>
    </message>
    <message>
        <source>Disconnect {name}…</source>
        <translation>Desconectar {name}…</translation>
    </message>
    <message>
        <source>Dispatch by</source>
        <translation>Despachar até</translation>
    </message>
    <message>
        <source>Dispatch by {when}</source>
        <translation>Despachar até {when}</translation>
    </message>
    <message>
        <source>Dispatch deadline missed</source>
        <translation>Prazo de despacho perdido</translation>
    </message>
    <message>
        <source>Dispatch is late</source>
        <translation>Despacho atrasado</translation>
    </message>
    <message>
        <source>Do not ship</source>
        <translation>Não envie</translation>
    </message>
    <message>
        <source>Do not ship: suspected fraud</source>
        <translation>Não envie: suspeita de fraude</translation>
    </message>
    <message>
        <source>Documents missing</source>
        <translation>Faltam documentos</translation>
    </message>
    <message>
        <source>Driver on the way to you</source>
        <translation>Motorista a caminho de você</translation>
    </message>
    <message>
        <source>Drop-off</source>
        <translation>Correios</translation>
    </message>
    <message>
        <source>Drop-off point</source>
        <translation>Agência Mercado Livre</translation>
    </message>
    <message>
        <source>Drop-off point unavailable</source>
        <translation>Agência indisponível</translation>
    </message>
    <message>
        <source>Dropped off</source>
        <translation>Entregue na agência</translation>
    </message>
    <message>
        <source>ERASE</source>
        <translation>APAGAR</translation>
    </message>
    <message>
        <source>Earlier on this listing</source>
        <translation>Antes neste anúncio</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Edit price</source>
        <translation>Editar preço</translation>
    </message>
    <message>
        <source>Edit stock</source>
        <translation>Editar estoque</translation>
    </message>
    <message>
        <source>Edit the cell</source>
        <translation>Editar a célula</translation>
    </message>
    <message>
        <source>Edits by state</source>
        <translation>Alterações por estado</translation>
    </message>
    <message>
        <source>End the file's name in .csv or .xlsx.</source>
        <translation>Termine o nome do arquivo em .csv ou .xlsx.</translation>
    </message>
    <message>
        <source>Enter it once; it is on the page of your application in the DevCenter.</source>
        <translation>Informe-a uma vez; está na página do seu aplicativo no DevCenter.</translation>
    </message>
    <message>
        <source>Enter it, or set PEEPERS_VAULT_PASSPHRASE.</source>
        <translation>Informe-a, ou defina PEEPERS_VAULT_PASSPHRASE.</translation>
    </message>
    <message>
        <source>Enter its ID and secret key</source>
        <translation>Informe o ID e a chave secreta</translation>
    </message>
    <message>
        <source>Enter sends an answer, Ctrl+Enter starts a line</source>
        <translation>Enter envia a resposta; Ctrl+Enter começa outra linha</translation>
    </message>
    <message>
        <source>Enter the passphrase you chose when you connected the first account.</source>
        <translation>Informe a senha que você escolheu ao conectar a primeira conta.</translation>
    </message>
    <message>
        <source>Erase a buyer</source>
        <translation>Apagar um comprador</translation>
    </message>
    <message>
        <source>Erase everything</source>
        <translation>Apagar tudo</translation>
    </message>
    <message>
        <source>Erase everything from this computer?</source>
        <translation>Apagar tudo deste computador?</translation>
    </message>
    <message>
        <source>Erase everything from this computer…</source>
        <translation>Apagar tudo deste computador…</translation>
    </message>
    <message>
        <source>Erase this buyer</source>
        <translation>Apagar este comprador</translation>
    </message>
    <message>
        <source>Erase this buyer's data?</source>
        <translation>Apagar os dados deste comprador?</translation>
    </message>
    <message>
        <source>Erase this buyer's data…</source>
        <translation>Apagar os dados deste comprador…</translation>
    </message>
    <message>
        <source>Erased. Listings: {items}. Sales: {orders}. Questions: {questions}. Parcels: {shipments}.</source>
        <translation>Apagado. Anúncios: {items}. Vendas: {orders}. Perguntas: {questions}. Envios: {shipments}.</translation>
    </message>
    <message>
        <source>Error at Mercado Livre</source>
        <translation>Erro no Mercado Livre</translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>Estimativa</translation>
    </message>
    <message>
        <source>Every question is answered</source>
        <translation>Todas as perguntas foram respondidas</translation>
    </message>
    <message>
        <source>Everything at Mercado Livre: nothing is changed there</source>
        <translation>Tudo o que está no Mercado Livre: nada muda lá</translation>
    </message>
    <message>
        <source>Everything sent</source>
        <translation>Tudo enviado</translation>
    </message>
    <message>
        <source>Everything works</source>
        <translation>Tudo funciona</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Em toda parte</translation>
    </message>
    <message>
        <source>Exactly as it stands here, to the last character. It brings you back to Peepers.</source>
        <translation>Exatamente como está aqui, até o último caractere. É ele que traz você de volta ao Peepers.</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Vencido</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>Tarifa</translation>
    </message>
    <message>
        <source>Files you saved elsewhere, such as spreadsheets and labels</source>
        <translation>Arquivos que você salvou em outro lugar, como planilhas e etiquetas</translation>
    </message>
    <message>
        <source>Fill quantity down</source>
        <translation>Repetir a quantidade para baixo</translation>
    </message>
    <message>
        <source>Fill the first quantity down</source>
        <translation>Preencher para baixo com a primeira quantidade</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Encontrar um comando</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Resultados</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Finalizadas</translation>
    </message>
    <message>
        <source>First delivery attempt</source>
        <translation>Primeira tentativa de entrega</translation>
    </message>
    <message>
        <source>Flex</source>
        <translation>Flex</translation>
    </message>
    <message>
        <source>Follow the parcel</source>
        <translation>Acompanhar o envio</translation>
    </message>
    <message>
        <source>Forbidden</source>
        <translation>Proibido</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Grátis</translation>
    </message>
    <message>
        <source>Free software under the MIT licence. Made with Python and Qt (LGPL). Not made by Mercado Livre.</source>
        <translation>Software livre sob a licença MIT. Feito com Python e Qt (LGPL). Não é feito pelo Mercado Livre.</translation>
    </message>
    <message>
        <source>Free some space and try again. Nothing that was saved before is lost.</source>
        <translation>Libere espaço e tente de novo. Nada do que foi salvo antes se perdeu.</translation>
    </message>
    <message>
        <source>Free some space. Nothing that was saved is lost.</source>
        <translation>Libere espaço. Nada do que foi salvo se perdeu.</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>Congelado</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Full</translation>
    </message>
    <message>
        <source>Full and Flex</source>
        <translation>Full e Flex</translation>
    </message>
    <message>
        <source>Give the number or the nickname of a connected account.</source>
        <translation>Informe o número ou o apelido de uma conta conectada.</translation>
    </message>
    <message>
        <source>Give the permission in the DevCenter, then connect again: a permission counts from the next login.</source>
        <translation>Dê a permissão no DevCenter e conecte de novo: uma permissão vale a partir do próximo login.</translation>
    </message>
    <message>
        <source>Give these permissions</source>
        <translation>Dê estas permissões</translation>
    </message>
    <message>
        <source>Give your user write permission to the folder, or choose another one with --profile.</source>
        <translation>Dê ao seu usuário permissão de escrita na pasta, ou escolha outra com --profile.</translation>
    </message>
    <message>
        <source>Go to listing {number}</source>
        <translation>Ir ao anúncio {number}</translation>
    </message>
    <message>
        <source>Go to sale {number}</source>
        <translation>Ir à venda {number}</translation>
    </message>
    <message>
        <source>Gold</source>
        <translation>Ouro</translation>
    </message>
    <message>
        <source>Grant it in the DevCenter and connect the account again.</source>
        <translation>Conceda-a no DevCenter e conecte a conta de novo.</translation>
    </message>
    <message>
        <source>Grant the permission in the DevCenter and reconnect the account.</source>
        <translation>Dê a permissão no DevCenter e reconecte a conta.</translation>
    </message>
    <message>
        <source>Handed over late</source>
        <translation>Despachado com atraso</translation>
    </message>
    <message>
        <source>Handed to another carrier</source>
        <translation>Passado a outra transportadora</translation>
    </message>
    <message>
        <source>Has a warning</source>
        <translation>Tem um aviso</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>Retido</translation>
    </message>
    <message>
        <source>Held for review</source>
        <translation>Retido para revisão</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ajuda</translation>
    </message>
    <message>
        <source>Hide buyers' names</source>
        <translation>Ocultar os nomes dos compradores</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Histórico</translation>
    </message>
    <message>
        <source>How it was on</source>
        <translation>Como estava em</translation>
    </message>
    <message>
        <source>I forgot it</source>
        <translation>Esqueci</translation>
    </message>
    <message>
        <source>ID and secret key</source>
        <translation>ID e chave secreta</translation>
    </message>
    <message>
        <source>If Mercado Livre said that it cannot connect: the application ID must be right, only the main account or an administrator may authorise, the redirect address must be registered exactly, and the shop's own data must be complete. If the browser ended on another page, paste its address into Peepers.</source>
        <translation>Se o Mercado Livre disse que não pode conectar: o ID do aplicativo precisa estar certo, só a conta principal ou um administrador pode autorizar, o endereço de redirecionamento precisa estar registrado exatamente, e os dados da loja precisam estar completos. Se o navegador terminou em outra página, cole o endereço dela no Peepers.</translation>
    </message>
    <message>
        <source>If Mercado Livre says that the application cannot connect to your account: the application ID is wrong, the redirect address is not registered exactly as shown, your account is not an administrator, or your data still awaits validation there.</source>
        <translation>Se o Mercado Livre disser que o aplicativo não pode se conectar à sua conta: o ID do aplicativo está errado, o endereço de redirecionamento não está registrado exatamente como mostrado, sua conta não é de administrador, ou seus dados ainda aguardam validação lá.</translation>
    </message>
    <message>
        <source>In Brazil each account may have one application.</source>
        <translation>No Brasil cada conta pode ter um aplicativo.</translation>
    </message>
    <message>
        <source>In a file protected by a passphrase</source>
        <translation>Em um arquivo protegido por senha</translation>
    </message>
    <message>
        <source>In its present state this listing cannot be changed.</source>
        <translation>Na situação atual este anúncio não pode ser alterado.</translation>
    </message>
    <message>
        <source>In preparation</source>
        <translation>Em preparação</translation>
    </message>
    <message>
        <source>In production</source>
        <translation>Em produção</translation>
    </message>
    <message>
        <source>In tables</source>
        <translation>Nas tabelas</translation>
    </message>
    <message>
        <source>In the warehouse</source>
        <translation>No depósito</translation>
    </message>
    <message>
        <source>In this computer's keyring</source>
        <translation>No chaveiro deste computador</translation>
    </message>
    <message>
        <source>In transit</source>
        <translation>Em trânsito</translation>
    </message>
    <message>
        <source>Inactive</source>
        <translation>Inativo</translation>
    </message>
    <message>
        <source>Install the newest version of Peepers, or start aside with --profile. Nothing was changed.</source>
        <translation>Instale a versão mais nova do Peepers, ou comece à parte com --profile. Nada foi alterado.</translation>
    </message>
    <message>
        <source>Invalid</source>
        <translation>Inválida</translation>
    </message>
    <message>
        <source>Invoice pending</source>
        <translation>Nota fiscal pendente</translation>
    </message>
    <message>
        <source>Is the disk full?</source>
        <translation>O disco está cheio?</translation>
    </message>
    <message>
        <source>Is this what you mean?</source>
        <translation>É isso mesmo?</translation>
    </message>
    <message>
        <source>It can be discarded only during the seconds before it leaves.</source>
        <translation>Ela só pode ser descartada nos segundos antes do envio.</translation>
    </message>
    <message>
        <source>It failed too often and was set aside.</source>
        <translation>Falhou vezes demais e foi suspensa.</translation>
    </message>
    <message>
        <source>It had not arrived, so it is sent again.</source>
        <translation>Não tinha chegado, por isso é enviada de novo.</translation>
    </message>
    <message>
        <source>It is already so; nothing was queued.</source>
        <translation>Já está assim; nada foi enfileirado.</translation>
    </message>
    <message>
        <source>It is another host of the API: https, or http on 127.0.0.1.</source>
        <translation>É outro servidor da API: https, ou http em 127.0.0.1.</translation>
    </message>
    <message>
        <source>It is another host of the login: https, or http on 127.0.0.1.</source>
        <translation>É outro servidor do login: https, ou http em 127.0.0.1.</translation>
    </message>
    <message>
        <source>It is not certain whether it arrived, and sales would explain both.</source>
        <translation>Não dá para saber se chegou: as vendas explicariam os dois casos.</translation>
    </message>
    <message>
        <source>It is not certain whether it arrived; Peepers looks before sending again.</source>
        <translation>Não é certo se chegou; o Peepers verifica antes de enviar de novo.</translation>
    </message>
    <message>
        <source>It is read by nothing: Peepers keeps a random key of its own in the vault.</source>
        <translation>Nada a lê: o Peepers guarda uma chave aleatória própria no cofre.</translation>
    </message>
    <message>
        <source>It is sent with the next sync.</source>
        <translation>É enviada na próxima sincronização.</translation>
    </message>
    <message>
        <source>It is the base of a web installation, used when PEEPERS_REDIRECT_URI is not set.</source>
        <translation>É a base de uma instalação web, usada quando PEEPERS_REDIRECT_URI não está definida.</translation>
    </message>
    <message>
        <source>It is the folder of this profile.</source>
        <translation>É a pasta deste perfil.</translation>
    </message>
    <message>
        <source>It is the language of the program: pt_BR or en.</source>
        <translation>É o idioma do programa: pt_BR ou en.</translation>
    </message>
    <message>
        <source>It is the number of your application in the DevCenter.</source>
        <translation>É o número da sua aplicação no DevCenter.</translation>
    </message>
    <message>
        <source>It is the passphrase of the protected file.</source>
        <translation>É a senha do arquivo protegido.</translation>
    </message>
    <message>
        <source>It is the redirect address registered in the DevCenter, to the letter.</source>
        <translation>É o endereço de redirecionamento cadastrado no DevCenter, letra por letra.</translation>
    </message>
    <message>
        <source>It is the secret key of your application.</source>
        <translation>É a chave secreta da sua aplicação.</translation>
    </message>
    <message>
        <source>It says how much is written to the log: debug, info, warning or error.</source>
        <translation>Diz quanto se escreve no log: debug, info, warning ou error.</translation>
    </message>
    <message>
        <source>It says where secrets are kept: keyring, passphrase or session.</source>
        <translation>Diz onde os segredos ficam: keyring, passphrase ou session.</translation>
    </message>
    <message>
        <source>It takes keyring, passphrase or session.</source>
        <translation>Aceita keyring, passphrase ou session.</translation>
    </message>
    <message>
        <source>It was already so; nothing was sent.</source>
        <translation>Já estava assim; nada foi enviado.</translation>
    </message>
    <message>
        <source>It would be a team cache on a Redis of your own; this version does not use it yet.</source>
        <translation>Seria um cache da equipe em um Redis seu; esta versão ainda não o usa.</translation>
    </message>
    <message>
        <source>It would be the access to the team cache; this version does not use it yet.</source>
        <translation>Seria o acesso ao cache da equipe; esta versão ainda não o usa.</translation>
    </message>
    <message>
        <source>It would be the team cache at Upstash; this version does not use it yet.</source>
        <translation>Seria o cache da equipe na Upstash; esta versão ainda não o usa.</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Itens</translation>
    </message>
    <message>
        <source>Items less fee and your shipping. Taxes, refunds and invoices may change it.</source>
        <translation>Itens menos tarifa e seu envio. Impostos, reembolsos e notas podem mudar o valor.</translation>
    </message>
    <message>
        <source>Items not read yet</source>
        <translation>Itens ainda não lidos</translation>
    </message>
    <message>
        <source>Its price is set by price automation.</source>
        <translation>O preço é definido pela automatização de preços.</translation>
    </message>
    <message>
        <source>Its product is not known yet. Sync once, then the quantity can be changed.</source>
        <translation>O produto ainda não é conhecido. Sincronize uma vez e a quantidade poderá ser alterada.</translation>
    </message>
    <message>
        <source>KWallet</source>
        <translation>KWallet</translation>
    </message>
    <message>
        <source>Kept for {days} days after delivery</source>
        <translation>Guardados por {days} dias após a entrega</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Teclado</translation>
    </message>
    <message>
        <source>Label available later</source>
        <translation>Etiqueta disponível mais tarde</translation>
    </message>
    <message>
        <source>Label being made</source>
        <translation>Etiqueta sendo criada</translation>
    </message>
    <message>
        <source>Label being made again</source>
        <translation>Etiqueta sendo criada de novo</translation>
    </message>
    <message>
        <source>Label expired</source>
        <translation>Etiqueta vencida</translation>
    </message>
    <message>
        <source>Label printed</source>
        <translation>Etiqueta impressa</translation>
    </message>
    <message>
        <source>Label to print</source>
        <translation>Etiqueta a imprimir</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Last news</source>
        <translation>Última notícia</translation>
    </message>
    <message>
        <source>Last update {age}</source>
        <translation>Última sincronização {age}</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Atrasado</translation>
    </message>
    <message>
        <source>Late on the way</source>
        <translation>Em atraso no caminho</translation>
    </message>
    <message>
        <source>Later than first promised</source>
        <translation>Depois do primeiro prazo prometido</translation>
    </message>
    <message>
        <source>Leave the cell as it was</source>
        <translation>Deixar a célula como estava</translation>
    </message>
    <message>
        <source>Leaves this computer</source>
        <translation>Sai deste computador</translation>
    </message>
    <message>
        <source>Left customs</source>
        <translation>Saiu da alfândega</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>List the outbox to see the edits that exist.</source>
        <translation>Liste a caixa de saída para ver as alterações que existem.</translation>
    </message>
    <message>
        <source>Listing</source>
        <translation>Anúncio</translation>
    </message>
    <message>
        <source>Listings</source>
        <translation>Anúncios</translation>
    </message>
    <message>
        <source>Listings and stock</source>
        <translation>Anúncios e estoque</translation>
    </message>
    <message>
        <source>Listings can be paused and activated: use paused or active.</source>
        <translation>Anúncios podem ser pausados e ativados: use paused ou active.</translation>
    </message>
    <message>
        <source>Listings without stock are paused and lose their place in searches.</source>
        <translation>Anúncios sem estoque são pausados e perdem posição nas buscas.</translation>
    </message>
    <message>
        <source>Listings, sales, questions and parcels kept here, with their history, pictures and copies</source>
        <translation>Anúncios, vendas, perguntas e envios guardados aqui, com histórico, fotos e cópias</translation>
    </message>
    <message>
        <source>Listings: {items}. Sales: {orders}. Questions: {questions}. Changes that wait: {waiting}.</source>
        <translation>Anúncios: {items}. Vendas: {orders}. Perguntas: {questions}. Alterações à espera: {waiting}.</translation>
    </message>
    <message>
        <source>Log in with the main account or as an administrator, and allow the application. Then come back.</source>
        <translation>Entre com a conta principal ou como administrador e permita o aplicativo. Depois volte.</translation>
    </message>
    <message>
        <source>Log out of Mercado Livre in the browser, then connect again with the account you want.</source>
        <translation>Saia do Mercado Livre no navegador e conecte de novo com a conta que você quer.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Verificar de novo</translation>
    </message>
    <message>
        <source>Look again. If it goes on, close Peepers and open it once more.</source>
        <translation>Verifique de novo. Se continuar, feche o Peepers e abra outra vez.</translation>
    </message>
    <message>
        <source>Look at</source>
        <translation>Atenção</translation>
    </message>
    <message>
        <source>Look at it: peepers-desktop list items --account {account}. Connect it again: peepers-desktop connect. Erase it: peepers-desktop erase --account {account} --yes.</source>
        <translation>Para consultar: peepers-desktop list items --account {account}. Para conectar de novo: peepers-desktop connect. Para apagar: peepers-desktop erase --account {account} --yes.</translation>
    </message>
    <message>
        <source>Look at the outbox to see how it stands.</source>
        <translation>Veja na caixa de saída como ela está.</translation>
    </message>
    <message>
        <source>Look at the pending edits before you send them. The damaged file is kept as {file}.</source>
        <translation>Confira as alterações pendentes antes de enviar. O arquivo danificado foi guardado como {file}.</translation>
    </message>
    <message>
        <source>Looking for a driver</source>
        <translation>Procurando motorista</translation>
    </message>
    <message>
        <source>Looking for the keyring of this computer…</source>
        <translation>Procurando o chaveiro deste computador…</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Verificando…</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Extraviado</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Feita</translation>
    </message>
    <message>
        <source>Make the change anew if you still want it.</source>
        <translation>Faça a alteração de novo se ainda quiser.</translation>
    </message>
    <message>
        <source>Matching commands</source>
        <translation>Comandos encontrados</translation>
    </message>
    <message>
        <source>Measured and weighed</source>
        <translation>Medido e pesado</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Mercado Livre answered something that cannot be read.</source>
        <translation>O Mercado Livre respondeu algo que não pode ser lido.</translation>
    </message>
    <message>
        <source>Mercado Livre asked for a pause: too many requests.</source>
        <translation>O Mercado Livre pediu uma pausa: requisições demais.</translation>
    </message>
    <message>
        <source>Mercado Livre asks for a pause</source>
        <translation>O Mercado Livre pede uma pausa</translation>
    </message>
    <message>
        <source>Mercado Livre blocked the application.</source>
        <translation>O Mercado Livre bloqueou o aplicativo.</translation>
    </message>
    <message>
        <source>Mercado Livre can be reached.</source>
        <translation>O Mercado Livre pode ser alcançado.</translation>
    </message>
    <message>
        <source>Mercado Livre could not be reached.</source>
        <translation>O Mercado Livre não pôde ser alcançado.</translation>
    </message>
    <message>
        <source>Mercado Livre did not say how many there are.</source>
        <translation>O Mercado Livre não disse quantas há.</translation>
    </message>
    <message>
        <source>Mercado Livre did not say how much stock there is now.</source>
        <translation>O Mercado Livre não disse quanto estoque há agora.</translation>
    </message>
    <message>
        <source>Mercado Livre did not say how much there is now. Send yours all the same?</source>
        <translation>O Mercado Livre não disse quanto há agora. Enviar o seu mesmo assim?</translation>
    </message>
    <message>
        <source>Mercado Livre did not say which product this stock belongs to.</source>
        <translation>O Mercado Livre não disse a que produto este estoque pertence.</translation>
    </message>
    <message>
        <source>Mercado Livre does not allow this access.</source>
        <translation>O Mercado Livre não permite este acesso.</translation>
    </message>
    <message>
        <source>Mercado Livre does not know this application ID with this secret key.</source>
        <translation>O Mercado Livre não conhece este ID de aplicativo com esta chave secreta.</translation>
    </message>
    <message>
        <source>Mercado Livre does not take changes of stock that is shared between Full and Flex here.</source>
        <translation>O Mercado Livre não aceita aqui alterações do estoque dividido entre Full e Flex.</translation>
    </message>
    <message>
        <source>Mercado Livre ended the access before its time: the password was changed or the permission withdrawn.</source>
        <translation>O Mercado Livre encerrou o acesso antes do prazo: a senha mudou ou a permissão foi retirada.</translation>
    </message>
    <message>
        <source>Mercado Livre ended the login ({error}).</source>
        <translation>O Mercado Livre encerrou o login ({error}).</translation>
    </message>
    <message>
        <source>Mercado Livre gave this deposit no number, so it is changed there.</source>
        <translation>O Mercado Livre não deu número a este depósito; altere-o por lá.</translation>
    </message>
    <message>
        <source>Mercado Livre gives every seller their own key. You create it once, in about five minutes, and can withdraw it whenever you like.</source>
        <translation>O Mercado Livre dá a cada vendedor a própria chave. Você a cria uma vez, em uns cinco minutos, e pode revogá-la quando quiser.</translation>
    </message>
    <message>
        <source>Mercado Livre has a problem of its own (error {status}).</source>
        <translation>O Mercado Livre está com um problema próprio (erro {status}).</translation>
    </message>
    <message>
        <source>Mercado Livre has no country with the code {site}.</source>
        <translation>O Mercado Livre não tem país com o código {site}.</translation>
    </message>
    <message>
        <source>Mercado Livre has no deposit set up for it: set one up there.</source>
        <translation>O Mercado Livre não tem depósito configurado para ele: configure um por lá.</translation>
    </message>
    <message>
        <source>Mercado Livre has no stock set up for this product, so it cannot be written.</source>
        <translation>O Mercado Livre ainda não criou o estoque deste produto, por isso ele não pode ser alterado.</translation>
    </message>
    <message>
        <source>Mercado Livre has not made a parcel for this sale yet.</source>
        <translation>O Mercado Livre ainda não criou o envio desta venda.</translation>
    </message>
    <message>
        <source>Mercado Livre has withdrawn the access, and the keys are gone from this computer.</source>
        <translation>O Mercado Livre retirou o acesso, e as chaves foram apagadas deste computador.</translation>
    </message>
    <message>
        <source>Mercado Livre is changing this listing right now.</source>
        <translation>O Mercado Livre está alterando este anúncio agora.</translation>
    </message>
    <message>
        <source>Mercado Livre is reviewing the question.</source>
        <translation>O Mercado Livre está revisando a pergunta.</translation>
    </message>
    <message>
        <source>Mercado Livre is reviewing this question. It may come back.</source>
        <translation>O Mercado Livre está revisando esta pergunta. Ela pode voltar.</translation>
    </message>
    <message>
        <source>Mercado Livre keeps this stock in its Full warehouse.</source>
        <translation>O Mercado Livre guarda este estoque no depósito Full.</translation>
    </message>
    <message>
        <source>Mercado Livre may pause listings whose price moves by half or more at once.</source>
        <translation>O Mercado Livre pode pausar anúncios cujo preço muda pela metade ou mais de uma vez.</translation>
    </message>
    <message>
        <source>Mercado Livre no longer accepts the answer of this login.</source>
        <translation>O Mercado Livre não aceita mais a resposta deste login.</translation>
    </message>
    <message>
        <source>Mercado Livre no longer accepts the keys of this account.</source>
        <translation>O Mercado Livre não aceita mais as chaves desta conta.</translation>
    </message>
    <message>
        <source>Mercado Livre no longer accepts the secret key of your application.</source>
        <translation>O Mercado Livre não aceita mais a chave secreta do seu aplicativo.</translation>
    </message>
    <message>
        <source>Mercado Livre no longer has this.</source>
        <translation>O Mercado Livre não tem mais isto.</translation>
    </message>
    <message>
        <source>Mercado Livre refused the access even after it was renewed.</source>
        <translation>O Mercado Livre recusou o acesso mesmo depois de renovado.</translation>
    </message>
    <message>
        <source>Mercado Livre refused this change.</source>
        <translation>O Mercado Livre recusou esta alteração.</translation>
    </message>
    <message>
        <source>Mercado Livre removed the question.</source>
        <translation>O Mercado Livre removeu a pergunta.</translation>
    </message>
    <message>
        <source>Mercado Livre removed the text of this answer.</source>
        <translation>O Mercado Livre removeu o texto desta resposta.</translation>
    </message>
    <message>
        <source>Mercado Livre removed the text of this question.</source>
        <translation>O Mercado Livre removeu o texto desta pergunta.</translation>
    </message>
    <message>
        <source>Mercado Livre removed this question. It needs no answer.</source>
        <translation>O Mercado Livre removeu esta pergunta. Ela não precisa de resposta.</translation>
    </message>
    <message>
        <source>Mercado Livre said yes. Peepers is fetching your account.</source>
        <translation>O Mercado Livre disse sim. O Peepers está buscando sua conta.</translation>
    </message>
    <message>
        <source>Mercado Livre suspects fraud. Do not ship; cancel the sale there.</source>
        <translation>O Mercado Livre suspeita de fraude. Não envie; cancele a venda lá.</translation>
    </message>
    <message>
        <source>Mercado Livre took the change but left the old value.</source>
        <translation>O Mercado Livre aceitou a alteração mas manteve o valor antigo.</translation>
    </message>
    <message>
        <source>Mercado Livre turned the variations of this listing into listings of their own.</source>
        <translation>O Mercado Livre transformou as variações deste anúncio em anúncios próprios.</translation>
    </message>
    <message>
        <source>Mercado Livre's gateway refused the request for now.</source>
        <translation>A entrada do Mercado Livre recusou a requisição por enquanto.</translation>
    </message>
    <message>
        <source>Merge {n}</source>
        <translation>Juntar {n}</translation>
    </message>
    <message>
        <source>Merge: {value}</source>
        <translation>Juntar: {value}</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>Juntos</translation>
    </message>
    <message>
        <source>Mine for all {n}</source>
        <translation>O meu nas {n}</translation>
    </message>
    <message>
        <source>Mine: {value}</source>
        <translation>O meu: {value}</translation>
    </message>
    <message>
        <source>Moderated by Mercado Livre</source>
        <translation>Moderada pelo Mercado Livre</translation>
    </message>
    <message>
        <source>Move that file away, or choose another folder with --profile. Nothing was changed.</source>
        <translation>Mova esse arquivo, ou escolha outra pasta com --profile. Nada foi alterado.</translation>
    </message>
    <message>
        <source>My form has no box for PKCE</source>
        <translation>Meu formulário não tem a caixa PKCE</translation>
    </message>
    <message>
        <source>Need you</source>
        <translation>Precisam de você</translation>
    </message>
    <message>
        <source>Needs a correction</source>
        <translation>Precisa de correção</translation>
    </message>
    <message>
        <source>New ones appear here by themselves.</source>
        <translation>As novas aparecem aqui sozinhas.</translation>
    </message>
    <message>
        <source>New price</source>
        <translation>Novo preço</translation>
    </message>
    <message>
        <source>New stock: a number, or plus or minus a number</source>
        <translation>Novo estoque: um número, ou mais ou menos um número</translation>
    </message>
    <message>
        <source>Next and previous question</source>
        <translation>Próxima pergunta e a anterior</translation>
    </message>
    <message>
        <source>Next section</source>
        <translation>Próxima seção</translation>
    </message>
    <message>
        <source>Nickname, city and number, in every sale and parcel, also in the copies kept here</source>
        <translation>Apelido, cidade e número, em todas as vendas e envios, também nas cópias guardadas aqui</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Não</translation>
    </message>
    <message>
        <source>No account here is called {account}.</source>
        <translation>Nenhuma conta aqui se chama {account}.</translation>
    </message>
    <message>
        <source>No account is connected yet.</source>
        <translation>Nenhuma conta está conectada ainda.</translation>
    </message>
    <message>
        <source>No account is connected.</source>
        <translation>Nenhuma conta está conectada.</translation>
    </message>
    <message>
        <source>No account yet</source>
        <translation>Nenhuma conta ainda</translation>
    </message>
    <message>
        <source>No answer came from the browser.</source>
        <translation>Nenhuma resposta veio do navegador.</translation>
    </message>
    <message>
        <source>No answers yet</source>
        <translation>Nenhuma resposta ainda</translation>
    </message>
    <message>
        <source>No browser could be opened. Copy the link and open it yourself.</source>
        <translation>Nenhum navegador pôde ser aberto. Copie o link e abra você mesmo.</translation>
    </message>
    <message>
        <source>No change needs a decision</source>
        <translation>Nenhuma alteração precisa de você</translation>
    </message>
    <message>
        <source>No change was made in an act called "{batch}".</source>
        <translation>Nenhuma alteração foi feita em um lote chamado "{batch}".</translation>
    </message>
    <message>
        <source>No changes recorded yet.</source>
        <translation>Nenhuma alteração registrada ainda.</translation>
    </message>
    <message>
        <source>No command matches. Try another word.</source>
        <translation>Nenhum comando corresponde. Tente outra palavra.</translation>
    </message>
    <message>
        <source>No connection. You are working on the local copy.</source>
        <translation>Sem conexão. Você está trabalhando na cópia local.</translation>
    </message>
    <message>
        <source>No earlier answers on this listing.</source>
        <translation>Ainda não há respostas neste anúncio.</translation>
    </message>
    <message>
        <source>No edit is in this state.</source>
        <translation>Nenhuma alteração está neste estado.</translation>
    </message>
    <message>
        <source>No edit matches</source>
        <translation>Nenhuma alteração corresponde</translation>
    </message>
    <message>
        <source>No keyring was found on this computer, so choose one of the other two.</source>
        <translation>Nenhum chaveiro foi encontrado neste computador; escolha uma das outras duas opções.</translation>
    </message>
    <message>
        <source>No listing matches</source>
        <translation>Nenhum anúncio corresponde</translation>
    </message>
    <message>
        <source>No listing selected</source>
        <translation>Nenhum anúncio selecionado</translation>
    </message>
    <message>
        <source>No listings yet</source>
        <translation>Nenhum anúncio ainda</translation>
    </message>
    <message>
        <source>No login is waiting for an address.</source>
        <translation>Nenhum login espera por um endereço.</translation>
    </message>
    <message>
        <source>No login page is known for {name}.</source>
        <translation>Nenhuma página de login é conhecida para {name}.</translation>
    </message>
    <message>
        <source>No parcel here</source>
        <translation>Nenhum envio aqui</translation>
    </message>
    <message>
        <source>No parcel matches</source>
        <translation>Nenhum envio corresponde</translation>
    </message>
    <message>
        <source>No parcels yet</source>
        <translation>Nenhum envio ainda</translation>
    </message>
    <message>
        <source>No question matches</source>
        <translation>Nenhuma pergunta corresponde</translation>
    </message>
    <message>
        <source>No question waits, nothing is to dispatch, and no stock runs out.</source>
        <translation>Nenhuma pergunta espera, nada há a despachar e nenhum estoque está acabando.</translation>
    </message>
    <message>
        <source>No questions yet</source>
        <translation>Nenhuma pergunta ainda</translation>
    </message>
    <message>
        <source>No sale here</source>
        <translation>Nenhuma venda aqui</translation>
    </message>
    <message>
        <source>No sale matches</source>
        <translation>Nenhuma venda corresponde</translation>
    </message>
    <message>
        <source>No sales yet</source>
        <translation>Nenhuma venda ainda</translation>
    </message>
    <message>
        <source>No steps yet.</source>
        <translation>Nenhuma etapa ainda.</translation>
    </message>
    <message>
        <source>No stock is running out</source>
        <translation>Nenhum estoque acabando</translation>
    </message>
    <message>
        <source>Normal: they leave by themselves</source>
        <translation>Normal: saem sozinhas</translation>
    </message>
    <message>
        <source>Not concluded</source>
        <translation>Não concluída</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Não conectada</translation>
    </message>
    <message>
        <source>Not delivered</source>
        <translation>Não entregue</translation>
    </message>
    <message>
        <source>Not given yet.</source>
        <translation>Ainda não informado.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Agora não</translation>
    </message>
    <message>
        <source>Not specified</source>
        <translation>Não especificado</translation>
    </message>
    <message>
        <source>Not told by Mercado Livre yet.</source>
        <translation>O Mercado Livre ainda não informou.</translation>
    </message>
    <message>
        <source>Not updated yet</source>
        <translation>Ainda não atualizado</translation>
    </message>
    <message>
        <source>Not verified</source>
        <translation>Não verificado</translation>
    </message>
    <message>
        <source>Not written by Peepers, and left where they are: {names}.</source>
        <translation>Não foram escritos pelo Peepers e ficam onde estão: {names}.</translation>
    </message>
    <message>
        <source>Nothing has “{words}” in it. Try other words.</source>
        <translation>Nada contém “{words}”. Tente outras palavras.</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>Nada aqui</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>Nada aqui ainda</translation>
    </message>
    <message>
        <source>Nothing is left to dispatch</source>
        <translation>Nada a despachar</translation>
    </message>
    <message>
        <source>Nothing of Peepers is left on this computer</source>
        <translation>Não resta nada do Peepers neste computador</translation>
    </message>
    <message>
        <source>Nothing of them is sent. The listings stay as they are on Mercado Livre.</source>
        <translation>Nada delas é enviado. Os anúncios ficam como estão no Mercado Livre.</translation>
    </message>
    <message>
        <source>Nothing stands in this column right now.</source>
        <translation>Nada está nesta coluna agora.</translation>
    </message>
    <message>
        <source>Nothing to do: Peepers writes through one connection at a time, which avoids the known fault.</source>
        <translation>Nada a fazer: o Peepers grava por uma conexão de cada vez, o que evita a falha conhecida.</translation>
    </message>
    <message>
        <source>Nothing to undo.</source>
        <translation>Nada a desfazer.</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>Nada espera</translation>
    </message>
    <message>
        <source>Nothing waits to be sent</source>
        <translation>Nada espera para ser enviado</translation>
    </message>
    <message>
        <source>Nothing waits to be sent.</source>
        <translation>Nada espera para ser enviado.</translation>
    </message>
    <message>
        <source>Nothing was changed on this machine. Peepers tries again by itself.</source>
        <translation>Nada foi alterado nesta máquina. O Peepers tenta de novo sozinho.</translation>
    </message>
    <message>
        <source>Nothing was changed yet.</source>
        <translation>Nada foi alterado ainda.</translation>
    </message>
    <message>
        <source>Nothing was changed. Wait a moment, then try again.</source>
        <translation>Nada foi alterado. Espere um momento e tente de novo.</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Agora</translation>
    </message>
    <message>
        <source>Nowhere: this session only</source>
        <translation>Em lugar nenhum: só nesta sessão</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Number: {node}</source>
        <translation>Número: {node}</translation>
    </message>
    <message>
        <source>Numbers only, e.g. 1234567890123456</source>
        <translation>Só números, por exemplo 1234567890123456</translation>
    </message>
    <message>
        <source>Offline: working on the local copy</source>
        <translation>Sem conexão: trabalhando na cópia local</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>Em espera</translation>
    </message>
    <message>
        <source>On the packing list</source>
        <translation>Na lista de embalagem</translation>
    </message>
    <message>
        <source>On the pickup list</source>
        <translation>Na lista de coleta</translation>
    </message>
    <message>
        <source>On the posting list</source>
        <translation>Na lista de postagem</translation>
    </message>
    <message>
        <source>On the way</source>
        <translation>A caminho</translation>
    </message>
    <message>
        <source>On the way, without news</source>
        <translation>A caminho, sem notícias</translation>
    </message>
    <message>
        <source>Once &amp;more</source>
        <translation>&amp;Outra vez</translation>
    </message>
    <message>
        <source>One is made with every day's first start.</source>
        <translation>Uma é feita na primeira abertura de cada dia.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Um momento…</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Conectado</translation>
    </message>
    <message>
        <source>Only listings can be narrowed by how many units are left.</source>
        <translation>Só anúncios podem ser filtrados por quantas unidades restam.</translation>
    </message>
    <message>
        <source>Only the main account or an administrator may create and authorise it.</source>
        <translation>Só a conta principal ou um administrador pode criá-lo e autorizá-lo.</translation>
    </message>
    <message>
        <source>Only where sales alone explain the change; otherwise, and below zero, Peepers asks.</source>
        <translation>Só quando as vendas explicam toda a diferença; se não explicam, ou se daria menos que zero, o Peepers pergunta.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Open Help › Diagnostics and save the report.</source>
        <translation>Abra Ajuda › Diagnóstico e salve o relatório.</translation>
    </message>
    <message>
        <source>Open Help › Diagnostics to see what is wrong with it.</source>
        <translation>Abra Ajuda › Diagnóstico para ver o que há de errado.</translation>
    </message>
    <message>
        <source>Open it on Mercado Livre.</source>
        <translation>Abra-o no Mercado Livre.</translation>
    </message>
    <message>
        <source>Open listing</source>
        <translation>Abrir anúncio</translation>
    </message>
    <message>
        <source>Open listing on Mercado Livre</source>
        <translation>Abrir anúncio no Mercado Livre</translation>
    </message>
    <message>
        <source>Open the DevCenter</source>
        <translation>Abrir o DevCenter</translation>
    </message>
    <message>
        <source>Open the DevCenter, read the reason and solve it there.</source>
        <translation>Abra o DevCenter, leia o motivo e resolva lá.</translation>
    </message>
    <message>
        <source>Open the browser again</source>
        <translation>Abrir o navegador de novo</translation>
    </message>
    <message>
        <source>Open the details</source>
        <translation>Abrir os detalhes</translation>
    </message>
    <message>
        <source>Open the listing there to see what holds it.</source>
        <translation>Abra o anúncio lá para ver o que o impede.</translation>
    </message>
    <message>
        <source>Open this address in your browser:</source>
        <translation>Abra este endereço no navegador:</translation>
    </message>
    <message>
        <source>Optional</source>
        <translation>Opcional</translation>
    </message>
    <message>
        <source>Other users can open the folder {folder}.</source>
        <translation>Outros usuários podem abrir a pasta {folder}.</translation>
    </message>
    <message>
        <source>Out for delivery</source>
        <translation>Saiu para entrega</translation>
    </message>
    <message>
        <source>Out of stock</source>
        <translation>Sem estoque</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Caixa de saída</translation>
    </message>
    <message>
        <source>Own carrier (ME1)</source>
        <translation>Transportadora própria (ME1)</translation>
    </message>
    <message>
        <source>Own delivery</source>
        <translation>Envio por conta própria</translation>
    </message>
    <message>
        <source>PEEPERS_LOG_LEVEL has to be debug, info, warning or error.</source>
        <translation>PEEPERS_LOG_LEVEL tem de ser debug, info, warning ou error.</translation>
    </message>
    <message>
        <source>PEEPERS_VAULT takes keyring, passphrase or session.</source>
        <translation>PEEPERS_VAULT aceita keyring, passphrase ou session.</translation>
    </message>
    <message>
        <source>Packed</source>
        <translation>Embalado</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Paga</translation>
    </message>
    <message>
        <source>Parcel</source>
        <translation>Pacote</translation>
    </message>
    <message>
        <source>Parcel {id}</source>
        <translation>Pacote {id}</translation>
    </message>
    <message>
        <source>Parcels appear here once a sale is to be shipped.</source>
        <translation>Os envios aparecem aqui quando uma venda deve ser enviada.</translation>
    </message>
    <message>
        <source>Parcels by board</source>
        <translation>Envios por etapa</translation>
    </message>
    <message>
        <source>Partly paid</source>
        <translation>Paga em parte</translation>
    </message>
    <message>
        <source>Partly refunded</source>
        <translation>Reembolsada em parte</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Senha</translation>
    </message>
    <message>
        <source>Passphrase of the protected file:</source>
        <translation>Senha do arquivo protegido:</translation>
    </message>
    <message>
        <source>Paste quantities</source>
        <translation>Colar quantidades</translation>
    </message>
    <message>
        <source>Paste quantities from a spreadsheet</source>
        <translation>Colar quantidades de uma planilha</translation>
    </message>
    <message>
        <source>Paste the whole address from the browser.</source>
        <translation>Cole o endereço inteiro do navegador.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Pause the selected listings</source>
        <translation>Pausar os anúncios selecionados</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausado</translation>
    </message>
    <message>
        <source>Paused by you</source>
        <translation>Pausado por você</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Pagamento</translation>
    </message>
    <message>
        <source>Payment in process</source>
        <translation>Processando pagamento</translation>
    </message>
    <message>
        <source>Payment pending</source>
        <translation>Pagamento pendente</translation>
    </message>
    <message>
        <source>Payment required</source>
        <translation>Pagamento pendente</translation>
    </message>
    <message>
        <source>Peepers asks Mercado Livre nothing yet.</source>
        <translation>O Peepers ainda não pede nada ao Mercado Livre.</translation>
    </message>
    <message>
        <source>Peepers asks for the passphrase each time it opens.</source>
        <translation>O Peepers pede a senha cada vez que abre.</translation>
    </message>
    <message>
        <source>Peepers cannot write to its own folder.</source>
        <translation>O Peepers não consegue gravar na própria pasta.</translation>
    </message>
    <message>
        <source>Peepers closes afterwards. What is erased cannot be brought back.</source>
        <translation>Depois o Peepers fecha. O que é apagado não volta.</translation>
    </message>
    <message>
        <source>Peepers does not know your application yet.</source>
        <translation>O Peepers ainda não conhece seu aplicativo.</translation>
    </message>
    <message>
        <source>Peepers does not speak the language of {name}.</source>
        <translation>O Peepers não fala o idioma de {name}.</translation>
    </message>
    <message>
        <source>Peepers first reads what is there and only then tries again.</source>
        <translation>O Peepers primeiro lê o que está lá e só então tenta de novo.</translation>
    </message>
    <message>
        <source>Peepers goes on by itself.</source>
        <translation>O Peepers continua sozinho.</translation>
    </message>
    <message>
        <source>Peepers had not read this listing by then.</source>
        <translation>O Peepers ainda não tinha lido este anúncio nesse dia.</translation>
    </message>
    <message>
        <source>Peepers is already open; its window was brought to the front.</source>
        <translation>O Peepers já está aberto; a janela foi trazida para a frente.</translation>
    </message>
    <message>
        <source>Peepers is open with this profile.</source>
        <translation>O Peepers está aberto com este perfil.</translation>
    </message>
    <message>
        <source>Peepers keeps the damaged file aside, saves the pending edits and reads your shop again.</source>
        <translation>O Peepers guarda o arquivo danificado, salva as alterações pendentes e lê sua loja de novo.</translation>
    </message>
    <message>
        <source>Peepers made a mistake and stopped.</source>
        <translation>O Peepers cometeu um erro e parou.</translation>
    </message>
    <message>
        <source>Peepers made a mistake. What you see may be out of date; nothing you saved is lost.</source>
        <translation>O Peepers cometeu um erro. O que você vê pode estar desatualizado; nada do que você salvou se perdeu.</translation>
    </message>
    <message>
        <source>Peepers now fetches your listings, questions, sales and parcels. You can close this window.</source>
        <translation>Agora o Peepers busca seus anúncios, perguntas, vendas e envios. Você pode fechar esta janela.</translation>
    </message>
    <message>
        <source>Peepers opens the login page of your country and shows prices and times as you know them there.</source>
        <translation>O Peepers abre a página de login do seu país e mostra preços e horários como você os conhece lá.</translation>
    </message>
    <message>
        <source>Peepers reads it again and merges.</source>
        <translation>O Peepers lê de novo e junta.</translation>
    </message>
    <message>
        <source>Peepers reads it again from Mercado Livre with the next synchronisation.</source>
        <translation>O Peepers os lê de novo do Mercado Livre na próxima sincronização.</translation>
    </message>
    <message>
        <source>Peepers restores the newest backup and reads your shop again.</source>
        <translation>O Peepers restaura a cópia mais recente e lê sua loja de novo.</translation>
    </message>
    <message>
        <source>Peepers talks to Mercado Livre and to nobody else.</source>
        <translation>O Peepers fala com o Mercado Livre e com mais ninguém.</translation>
    </message>
    <message>
        <source>Peepers tells Mercado Livre to withdraw its access and deletes the keys of this account from this computer. Listings, sales and questions stay here, put away, and come back when you connect the account again. Pending changes are not sent.</source>
        <translation>O Peepers pede ao Mercado Livre que retire o acesso e apaga deste computador as chaves desta conta. Anúncios, vendas e perguntas ficam aqui, arquivados, e voltam quando você conectar a conta de novo. Alterações pendentes não são enviadas.</translation>
    </message>
    <message>
        <source>Peepers tries again by itself.</source>
        <translation>O Peepers tenta de novo sozinho.</translation>
    </message>
    <message>
        <source>Peepers tries again by itself. Close other copies of Peepers if this goes on.</source>
        <translation>O Peepers tenta de novo sozinho. Feche outras cópias do Peepers se isso continuar.</translation>
    </message>
    <message>
        <source>Peepers tries again in a moment.</source>
        <translation>O Peepers tenta de novo em instantes.</translation>
    </message>
    <message>
        <source>Peepers waits and goes on by itself.</source>
        <translation>O Peepers espera e continua sozinho.</translation>
    </message>
    <message>
        <source>Peepers was closed while it was being sent; it looks before sending again.</source>
        <translation>O Peepers foi fechado durante o envio; ele confere antes de enviar de novo.</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Pendente</translation>
    </message>
    <message>
        <source>Pending changes</source>
        <translation>Alterações pendentes</translation>
    </message>
    <message>
        <source>Pending changes are being sent.</source>
        <translation>As alterações pendentes estão sendo enviadas.</translation>
    </message>
    <message>
        <source>Pickup</source>
        <translation>Coleta</translation>
    </message>
    <message>
        <source>Pickup soon</source>
        <translation>Coleta em breve</translation>
    </message>
    <message>
        <source>Picture of the listing</source>
        <translation>Foto do anúncio</translation>
    </message>
    <message>
        <source>Pictures being processed</source>
        <translation>Fotos em processamento</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Agência</translation>
    </message>
    <message>
        <source>Please check</source>
        <translation>Confira</translation>
    </message>
    <message>
        <source>Post office</source>
        <translation>Correios</translation>
    </message>
    <message>
        <source>Pre- and post-sale communication</source>
        <translation>Comunicação pré e pós-venda</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Preferências</translation>
    </message>
    <message>
        <source>Preferences and reports</source>
        <translation>Preferências e relatórios</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>Preferências…</translation>
    </message>
    <message>
        <source>Premium</source>
        <translation>Premium</translation>
    </message>
    <message>
        <source>Preparing the login…</source>
        <translation>Preparando o login…</translation>
    </message>
    <message>
        <source>Previous section</source>
        <translation>Seção anterior</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preço</translation>
    </message>
    <message>
        <source>Price of {title}: {before} → {after}</source>
        <translation>Preço de {title}: {before} → {after}</translation>
    </message>
    <message>
        <source>Protected data cannot be read: its key is no longer in {vault}.</source>
        <translation>Dados protegidos não podem ser lidos: a chave não está mais em {vault}.</translation>
    </message>
    <message>
        <source>Public: it cannot be undone once it is sent.</source>
        <translation>Pública: depois de enviada, não dá para desfazer.</translation>
    </message>
    <message>
        <source>Publishing and synchronisation</source>
        <translation>Publicação e sincronização</translation>
    </message>
    <message>
        <source>Put the file aside</source>
        <translation>Pôr o arquivo de lado</translation>
    </message>
    <message>
        <source>Python runs with -O.</source>
        <translation>O Python está rodando com -O.</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Pergunta</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Perguntas</translation>
    </message>
    <message>
        <source>Questions waiting</source>
        <translation>Perguntas esperando</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Sair</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Leitura</translation>
    </message>
    <message>
        <source>Read and write</source>
        <translation>Leitura e escrita</translation>
    </message>
    <message>
        <source>Read everything again</source>
        <translation>Ler tudo de novo</translation>
    </message>
    <message>
        <source>Read only: nothing can be changed</source>
        <translation>Só leitura: nada pode ser alterado</translation>
    </message>
    <message>
        <source>Read only: nothing is changed for this account.</source>
        <translation>Só leitura: nada é alterado nesta conta.</translation>
    </message>
    <message>
        <source>Read the report before you share it with whoever helps: {file}</source>
        <translation>Leia o relatório antes de compartilhá-lo com quem ajuda: {file}</translation>
    </message>
    <message>
        <source>Read them before you share them; delete them when you are done.</source>
        <translation>Leia-os antes de compartilhá-los; apague-os quando terminar.</translation>
    </message>
    <message>
        <source>Read {age}.</source>
        <translation>Lido {age}.</translation>
    </message>
    <message>
        <source>Read {report} before you share it with whoever helps; it holds no keys and no buyers' data.</source>
        <translation>Leia {report} antes de compartilhá-lo com quem ajuda; ele não contém chaves nem dados de compradores.</translation>
    </message>
    <message>
        <source>Reading listings</source>
        <translation>Lendo anúncios</translation>
    </message>
    <message>
        <source>Reading questions</source>
        <translation>Lendo perguntas</translation>
    </message>
    <message>
        <source>Reading sales</source>
        <translation>Lendo vendas</translation>
    </message>
    <message>
        <source>Reading shipments</source>
        <translation>Lendo envios</translation>
    </message>
    <message>
        <source>Reading the local copy…</source>
        <translation>Lendo a cópia local…</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Prontas</translation>
    </message>
    <message>
        <source>Ready for pickup</source>
        <translation>Pronto para coleta</translation>
    </message>
    <message>
        <source>Ready to drop off</source>
        <translation>Pronto para levar à agência</translation>
    </message>
    <message>
        <source>Ready to pack</source>
        <translation>Pronto para embalar</translation>
    </message>
    <message>
        <source>Ready to ship</source>
        <translation>Prontas para enviar</translation>
    </message>
    <message>
        <source>Ready, without news</source>
        <translation>Pronto, sem notícias</translation>
    </message>
    <message>
        <source>Recommended. Locked and opened together with your session ({name}).</source>
        <translation>Recomendado. Abre e fecha junto com a sua sessão ({name}).</translation>
    </message>
    <message>
        <source>Reconnect</source>
        <translation>Reconectar</translation>
    </message>
    <message>
        <source>Reconnect the account.</source>
        <translation>Reconecte a conta.</translation>
    </message>
    <message>
        <source>Reconnect the account. A changed password or a withdrawn permission causes this; nothing is lost.</source>
        <translation>Reconecte a conta. Uma senha trocada ou uma permissão retirada causa isso; nada se perde.</translation>
    </message>
    <message>
        <source>Redirect address to register</source>
        <translation>Endereço de redirecionamento a registrar</translation>
    </message>
    <message>
        <source>Refresh the list; the listing may have been removed or is being migrated.</source>
        <translation>Atualize a lista; o anúncio pode ter sido removido ou estar em migração.</translation>
    </message>
    <message>
        <source>Refunded because of the delay</source>
        <translation>Reembolsado por causa do atraso</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Recusada</translation>
    </message>
    <message>
        <source>Refused at the distribution centre</source>
        <translation>Recusado no centro de distribuição</translation>
    </message>
    <message>
        <source>Refused by the buyer</source>
        <translation>Recusado pelo comprador</translation>
    </message>
    <message>
        <source>Register it in DevCenter exactly as Peepers shows it, to the last character.</source>
        <translation>Registre-o no DevCenter exatamente como o Peepers mostra, até o último caractere.</translation>
    </message>
    <message>
        <source>Register this redirect address</source>
        <translation>Registre este endereço de redirecionamento</translation>
    </message>
    <message>
        <source>Remove one of the two.</source>
        <translation>Remova uma das duas.</translation>
    </message>
    <message>
        <source>Removed by Mercado Livre</source>
        <translation>Removida pelo Mercado Livre</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>Substituída</translation>
    </message>
    <message>
        <source>Replaced by two parcels</source>
        <translation>Substituído por dois pacotes</translation>
    </message>
    <message>
        <source>Requests of the last hour: {count}.</source>
        <translation>Requisições da última hora: {count}.</translation>
    </message>
    <message>
        <source>Rescheduled by the buyer</source>
        <translation>Reagendado pelo comprador</translation>
    </message>
    <message>
        <source>Resolved. It is sent with the next sync.</source>
        <translation>Resolvido. É enviado na próxima sincronização.</translation>
    </message>
    <message>
        <source>Restore its file from a backup, or connect the accounts again.</source>
        <translation>Restaure o arquivo de uma cópia, ou conecte as contas de novo.</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Tentar de novo</translation>
    </message>
    <message>
        <source>Retry later.</source>
        <translation>Tente mais tarde.</translation>
    </message>
    <message>
        <source>Retry or discard it.</source>
        <translation>Tente de novo ou descarte.</translation>
    </message>
    <message>
        <source>Retry the selected edits</source>
        <translation>Tentar de novo as alterações selecionadas</translation>
    </message>
    <message>
        <source>Return failed</source>
        <translation>Devolução sem sucesso</translation>
    </message>
    <message>
        <source>Returned to you</source>
        <translation>Devolvido a você</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>Reverter</translation>
    </message>
    <message>
        <source>Revert all {n} of this act</source>
        <translation>Reverter as {n} deste lote</translation>
    </message>
    <message>
        <source>Revert it to bring the earlier value back.</source>
        <translation>Reverta para trazer o valor anterior de volta.</translation>
    </message>
    <message>
        <source>Revert that edit if you want the change back.</source>
        <translation>Reverta aquela alteração se quiser esta de volta.</translation>
    </message>
    <message>
        <source>Revert the selected edits</source>
        <translation>Reverter as alterações selecionadas</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisar</translation>
    </message>
    <message>
        <source>Review changes</source>
        <translation>Revisar alterações</translation>
    </message>
    <message>
        <source>Review pending changes</source>
        <translation>Revisar alterações pendentes</translation>
    </message>
    <message>
        <source>Route being made</source>
        <translation>Rota sendo criada</translation>
    </message>
    <message>
        <source>Running out</source>
        <translation>Acabando</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>SKU {sku}</source>
        <translation>SKU {sku}</translation>
    </message>
    <message>
        <source>SKU: {sku}</source>
        <translation>SKU: {sku}</translation>
    </message>
    <message>
        <source>SQLite {version} is older than 3.51.3.</source>
        <translation>O SQLite {version} é anterior ao 3.51.3.</translation>
    </message>
    <message>
        <source>Sale</source>
        <translation>Venda</translation>
    </message>
    <message>
        <source>Sale fee</source>
        <translation>Tarifa de venda</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Vendas</translation>
    </message>
    <message>
        <source>Sales and shipments</source>
        <translation>Vendas e envios</translation>
    </message>
    <message>
        <source>Sales appear here as soon as they are synchronised.</source>
        <translation>As vendas aparecem aqui assim que forem sincronizadas.</translation>
    </message>
    <message>
        <source>Sales by board</source>
        <translation>Vendas por etapa</translation>
    </message>
    <message>
        <source>Sales to dispatch</source>
        <translation>Vendas a despachar</translation>
    </message>
    <message>
        <source>Same-day pickup</source>
        <translation>Coleta rápida</translation>
    </message>
    <message>
        <source>Say which account is meant.</source>
        <translation>Diga qual conta.</translation>
    </message>
    <message>
        <source>Say yes in your browser</source>
        <translation>Diga sim no seu navegador</translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation>Buscar comandos</translation>
    </message>
    <message>
        <source>Search in this section</source>
        <translation>Buscar nesta seção</translation>
    </message>
    <message>
        <source>Search listing or id</source>
        <translation>Buscar anúncio ou id</translation>
    </message>
    <message>
        <source>Search parcel, tracking number, sale or buyer</source>
        <translation>Buscar pacote, rastreamento, venda ou comprador</translation>
    </message>
    <message>
        <source>Search question, answer or listing</source>
        <translation>Buscar pergunta, resposta ou anúncio</translation>
    </message>
    <message>
        <source>Search sale number, buyer, item or SKU</source>
        <translation>Buscar nº da venda, comprador, item ou SKU</translation>
    </message>
    <message>
        <source>Search title, SKU or number</source>
        <translation>Buscar título, SKU ou número</translation>
    </message>
    <message>
        <source>Secret &amp;key</source>
        <translation>&amp;Chave secreta</translation>
    </message>
    <message>
        <source>Secrets are kept in: {vault}.</source>
        <translation>Os segredos ficam em: {vault}.</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Seções</translation>
    </message>
    <message>
        <source>See all</source>
        <translation>Ver tudo</translation>
    </message>
    <message>
        <source>See sale {number}</source>
        <translation>Ver a venda {number}</translation>
    </message>
    <message>
        <source>See the application's page in DevCenter. Your data here stays.</source>
        <translation>Veja a página do aplicativo no DevCenter. Seus dados aqui permanecem.</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Enviar agora</translation>
    </message>
    <message>
        <source>Send pending changes</source>
        <translation>Enviar alterações pendentes</translation>
    </message>
    <message>
        <source>Send the answer</source>
        <translation>Enviar a resposta</translation>
    </message>
    <message>
        <source>Send the ticked ones</source>
        <translation>Enviar as marcadas</translation>
    </message>
    <message>
        <source>Send units to Full on Mercado Livre to change it.</source>
        <translation>Envie unidades ao Full no Mercado Livre para alterá-lo.</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Enviando</translation>
    </message>
    <message>
        <source>Sending changes</source>
        <translation>Enviando alterações</translation>
    </message>
    <message>
        <source>Sending what waits.</source>
        <translation>Enviando o que aguarda.</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviada</translation>
    </message>
    <message>
        <source>Sent ones</source>
        <translation>Enviadas</translation>
    </message>
    <message>
        <source>Set ML_CLIENT_ID and ML_CLIENT_SECRET, or connect in the window.</source>
        <translation>Defina ML_CLIENT_ID e ML_CLIENT_SECRET, ou conecte na janela.</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Suspensa</translation>
    </message>
    <message>
        <source>Set both, or enter them in the connect dialog.</source>
        <translation>Defina as duas, ou digite-as na janela de conexão.</translation>
    </message>
    <message>
        <source>Set both, or remove it.</source>
        <translation>Defina as duas, ou remova-a.</translation>
    </message>
    <message>
        <source>Set by price automation. Turn it off on Mercado Livre to change it here.</source>
        <translation>Definido pela automatização de preços. Desligue-a no Mercado Livre para alterá-lo aqui.</translation>
    </message>
    <message>
        <source>Set it in the environment.</source>
        <translation>Defina-a no ambiente.</translation>
    </message>
    <message>
        <source>Set its stock first; Mercado Livre activates it by itself when it ran out.</source>
        <translation>Defina o estoque primeiro; o Mercado Livre reativa sozinho o anúncio que ficou sem estoque.</translation>
    </message>
    <message>
        <source>Set its stock up on Mercado Livre first.</source>
        <translation>Crie o estoque no Mercado Livre primeiro.</translation>
    </message>
    <message>
        <source>Set the machine's clock automatically.</source>
        <translation>Deixe o relógio da máquina se acertar sozinho.</translation>
    </message>
    <message>
        <source>Several accounts are connected.</source>
        <translation>Várias contas estão conectadas.</translation>
    </message>
    <message>
        <source>Shipments</source>
        <translation>Envios</translation>
    </message>
    <message>
        <source>Shipped outside Mercado Envios</source>
        <translation>Enviado fora do Mercado Envios</translation>
    </message>
    <message>
        <source>Shipping</source>
        <translation>Envio</translation>
    </message>
    <message>
        <source>Shipping not specified</source>
        <translation>Envio não especificado</translation>
    </message>
    <message>
        <source>Shipping paid</source>
        <translation>Envio pago</translation>
    </message>
    <message>
        <source>Shorten it.</source>
        <translation>Encurte-a.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Show all listings</source>
        <translation>Mostrar todos os anúncios</translation>
    </message>
    <message>
        <source>Show answered ones</source>
        <translation>Mostrar as respondidas</translation>
    </message>
    <message>
        <source>Show buyers' names</source>
        <translation>Mostrar os nomes dos compradores</translation>
    </message>
    <message>
        <source>Show in the outbox</source>
        <translation>Mostrar na caixa de saída</translation>
    </message>
    <message>
        <source>Show or hide buyers' names</source>
        <translation>Mostrar ou ocultar nomes de compradores</translation>
    </message>
    <message>
        <source>Show or hide details</source>
        <translation>Mostrar ou ocultar detalhes</translation>
    </message>
    <message>
        <source>Silver</source>
        <translation>Prata</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>Vendidas</translation>
    </message>
    <message>
        <source>Sold from Full and Flex at once: on this site the Flex part is changed on Mercado Livre.</source>
        <translation>Vendido pelo Full e pelo Flex ao mesmo tempo: neste site a parte do Flex é alterada no Mercado Livre.</translation>
    </message>
    <message>
        <source>Sold on</source>
        <translation>Vendida em</translation>
    </message>
    <message>
        <source>Sold since</source>
        <translation>Vendidas desde então</translation>
    </message>
    <message>
        <source>Solve its state on Mercado Livre first.</source>
        <translation>Resolva a situação no Mercado Livre antes.</translation>
    </message>
    <message>
        <source>Somebody else answered this question first.</source>
        <translation>Outra pessoa respondeu esta pergunta antes.</translation>
    </message>
    <message>
        <source>Something else changed it meanwhile, and sales do not explain the difference. Which one counts?</source>
        <translation>Outra coisa mudou isso nesse meio-tempo, e as vendas não explicam a diferença. Qual vale?</translation>
    </message>
    <message>
        <source>Something outside Peepers is not available right now.</source>
        <translation>Algo fora do Peepers não está disponível agora.</translation>
    </message>
    <message>
        <source>Something went wrong in Peepers.</source>
        <translation>Algo deu errado no Peepers.</translation>
    </message>
    <message>
        <source>Sort by {column}</source>
        <translation>Ordenar por {column}</translation>
    </message>
    <message>
        <source>Start Peepers without it.</source>
        <translation>Inicie o Peepers sem essa opção.</translation>
    </message>
    <message>
        <source>Start it in a desktop session, or use the commands: peepers-desktop --help.</source>
        <translation>Inicie em uma sessão gráfica, ou use os comandos: peepers-desktop --help.</translation>
    </message>
    <message>
        <source>Start to connect, then paste the address the browser ends on.</source>
        <translation>Comece a conectar e depois cole o endereço em que o navegador terminou.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Situação</translation>
    </message>
    <message>
        <source>Stays</source>
        <translation>Fica</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>Estoque</translation>
    </message>
    <message>
        <source>Stock at Full is counted by Mercado Livre. Send units to the warehouse to change it.</source>
        <translation>O estoque no Full é contado pelo Mercado Livre. Envie unidades ao depósito para alterá-lo.</translation>
    </message>
    <message>
        <source>Stock of a variation of {title}: {after}</source>
        <translation>Estoque de uma variação de {title}: {after}</translation>
    </message>
    <message>
        <source>Stock of {title}: {before} → {after}</source>
        <translation>Estoque de {title}: {before} → {after}</translation>
    </message>
    <message>
        <source>Stock running out</source>
        <translation>Estoque acabando</translation>
    </message>
    <message>
        <source>Stock {n}</source>
        <translation>Estoque {n}</translation>
    </message>
    <message>
        <source>Stolen</source>
        <translation>Roubado</translation>
    </message>
    <message>
        <source>Stopped. What was saved until now stays.</source>
        <translation>Interrompido. O que já foi salvo permanece.</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Suspenso</translation>
    </message>
    <message>
        <source>Suspended as a precaution</source>
        <translation>Suspenso por precaução</translation>
    </message>
    <message>
        <source>Take back and change</source>
        <translation>Retirar e alterar</translation>
    </message>
    <message>
        <source>Take sales off a typed count without asking</source>
        <translation>Descontar as vendas da contagem digitada, sem perguntar</translation>
    </message>
    <message>
        <source>Take the permissions of others away (chmod 700).</source>
        <translation>Retire as permissões dos outros (chmod 700).</translation>
    </message>
    <message>
        <source>Taken out of {orders} sales, {shipments} parcels and {questions} questions.</source>
        <translation>Vendas sem o comprador: {orders} · envios: {shipments} · perguntas apagadas: {questions}.</translation>
    </message>
    <message>
        <source>Takes effect when Peepers is opened again.</source>
        <translation>Passa a valer quando o Peepers for aberto de novo.</translation>
    </message>
    <message>
        <source>That cannot be used as given.</source>
        <translation>Isso não pode ser usado assim.</translation>
    </message>
    <message>
        <source>That is not the passphrase of this file.</source>
        <translation>Essa não é a senha deste arquivo.</translation>
    </message>
    <message>
        <source>The DevCenter shows both on the page of your application.</source>
        <translation>O DevCenter mostra os dois na página do seu aplicativo.</translation>
    </message>
    <message>
        <source>The access of {account} cannot be used now.</source>
        <translation>O acesso de {account} não pode ser usado agora.</translation>
    </message>
    <message>
        <source>The account stays connected. Peepers tries again by itself.</source>
        <translation>A conta continua conectada. O Peepers tenta de novo sozinho.</translation>
    </message>
    <message>
        <source>The address is damaged.</source>
        <translation>O endereço está danificado.</translation>
    </message>
    <message>
        <source>The address lacks its {name}, or has it twice.</source>
        <translation>Falta ao endereço o campo {name}, ou ele aparece duas vezes.</translation>
    </message>
    <message>
        <source>The answer belongs to another login attempt.</source>
        <translation>A resposta pertence a outra tentativa de login.</translation>
    </message>
    <message>
        <source>The answer has no text.</source>
        <translation>A resposta não tem texto.</translation>
    </message>
    <message>
        <source>The answer has {length} characters; {limit} are allowed.</source>
        <translation>A resposta tem {length} caracteres; são permitidos {limit}.</translation>
    </message>
    <message>
        <source>The application ID has only numbers.</source>
        <translation>O ID do aplicativo só tem números.</translation>
    </message>
    <message>
        <source>The application lacks a permission for this.</source>
        <translation>Falta ao aplicativo uma permissão para isto.</translation>
    </message>
    <message>
        <source>The application of {account} may make {count} requests an hour.</source>
        <translation>A aplicação de {account} pode fazer {count} requisições por hora.</translation>
    </message>
    <message>
        <source>The application of {account} names no quota.</source>
        <translation>A aplicação de {account} não informa uma cota.</translation>
    </message>
    <message>
        <source>The browser was logged in with another Mercado Livre account.</source>
        <translation>O navegador estava com outra conta do Mercado Livre.</translation>
    </message>
    <message>
        <source>The buttons act on what is ticked; the rest goes on waiting.</source>
        <translation>Os botões valem para o que está marcado; o resto continua esperando.</translation>
    </message>
    <message>
        <source>The buyer is erased</source>
        <translation>O comprador foi apagado</translation>
    </message>
    <message>
        <source>The buyer pays</source>
        <translation>O comprador paga</translation>
    </message>
    <message>
        <source>The buyer was taken out of {orders} sales, {shipments} parcels and {questions} questions.</source>
        <translation>O comprador foi retirado de {orders} vendas, {shipments} envios e {questions} perguntas.</translation>
    </message>
    <message>
        <source>The buyer's question was deleted.</source>
        <translation>A pergunta do comprador foi excluída.</translation>
    </message>
    <message>
        <source>The buyer's questions, with your answers to them</source>
        <translation>As perguntas do comprador, com as suas respostas</translation>
    </message>
    <message>
        <source>The clock of this machine is right.</source>
        <translation>O relógio desta máquina está certo.</translation>
    </message>
    <message>
        <source>The clock of this machine is {minutes} minutes off.</source>
        <translation>O relógio desta máquina está {minutes} minutos errado.</translation>
    </message>
    <message>
        <source>The connection broke before Mercado Livre answered.</source>
        <translation>A conexão caiu antes de o Mercado Livre responder.</translation>
    </message>
    <message>
        <source>The contents of {vault} are damaged.</source>
        <translation>O conteúdo de {vault} está danificado.</translation>
    </message>
    <message>
        <source>The database is sound: {size} KB, schema {schema}, SQLite {version}.</source>
        <translation>O banco de dados está íntegro: {size} KB, esquema {schema}, SQLite {version}.</translation>
    </message>
    <message>
        <source>The demonstration store could not be started. Start Peepers with --demo instead.</source>
        <translation>Não foi possível iniciar a loja de demonstração. Inicie o Peepers com --demo.</translation>
    </message>
    <message>
        <source>The demonstration store opens in a window of its own.</source>
        <translation>A loja de demonstração abre em uma janela própria.</translation>
    </message>
    <message>
        <source>The disk is full, so nothing could be saved.</source>
        <translation>O disco está cheio, por isso nada pôde ser salvo.</translation>
    </message>
    <message>
        <source>The disk is full: {free} MB are free.</source>
        <translation>O disco está cheio: há {free} MB livres.</translation>
    </message>
    <message>
        <source>The disk is nearly full: {free} MB are free.</source>
        <translation>O disco está quase cheio: há {free} MB livres.</translation>
    </message>
    <message>
        <source>The disk refused to read or write the local database.</source>
        <translation>O disco se recusou a ler ou gravar o banco de dados local.</translation>
    </message>
    <message>
        <source>The edit cannot be read any more and is not sent.</source>
        <translation>A alteração não pode mais ser lida e não é enviada.</translation>
    </message>
    <message>
        <source>The fee of this sale is not known yet.</source>
        <translation>A tarifa desta venda ainda não é conhecida.</translation>
    </message>
    <message>
        <source>The file in the place of the local database belongs to another program.</source>
        <translation>O arquivo no lugar do banco de dados local pertence a outro programa.</translation>
    </message>
    <message>
        <source>The file is there already: enter the passphrase you chose for it.</source>
        <translation>O arquivo já existe: digite a senha que você escolheu para ele.</translation>
    </message>
    <message>
        <source>The file {name} could not be written.</source>
        <translation>O arquivo {name} não pôde ser gravado.</translation>
    </message>
    <message>
        <source>The files of Peepers are gone from this computer</source>
        <translation>Os arquivos do Peepers saíram deste computador</translation>
    </message>
    <message>
        <source>The folder of Peepers cannot be written to.</source>
        <translation>A pasta do Peepers não pode ser gravada.</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be written to.</source>
        <translation>Não é possível gravar na pasta {folder}.</translation>
    </message>
    <message>
        <source>The folder {folder} does not exist yet.</source>
        <translation>A pasta {folder} ainda não existe.</translation>
    </message>
    <message>
        <source>The free space of the disk could not be read.</source>
        <translation>Não foi possível ler o espaço livre do disco.</translation>
    </message>
    <message>
        <source>The keyring could not be asked, so keys may be left in it: delete what is called {name} there, and remove Peepers from the applications you have authorised at Mercado Livre.</source>
        <translation>O chaveiro não pôde ser consultado, então pode haver chaves nele: apague ali o que se chama {name} e remova o Peepers das aplicações conectadas no Mercado Livre.</translation>
    </message>
    <message>
        <source>The keys are gone from this computer, but Mercado Livre could not be told. One thing remains: in your account at Mercado Livre, remove Peepers from the applications you have authorised. Without that the access ends by itself after six months.</source>
        <translation>As chaves foram apagadas deste computador, mas o Mercado Livre não pôde ser avisado. Falta uma coisa: na sua conta do Mercado Livre, remova o Peepers dos aplicativos que você autorizou. Sem isso, o acesso termina sozinho depois de seis meses.</translation>
    </message>
    <message>
        <source>The keys of every account; Mercado Livre is told to withdraw the access</source>
        <translation>As chaves de todas as contas; o Peepers pede ao Mercado Livre que retire o acesso</translation>
    </message>
    <message>
        <source>The keys of this account are no longer on this computer.</source>
        <translation>As chaves desta conta não estão mais neste computador.</translation>
    </message>
    <message>
        <source>The keys of this account were kept for one session only, and that has ended.</source>
        <translation>As chaves desta conta foram guardadas só para uma sessão, que terminou.</translation>
    </message>
    <message>
        <source>The last change was not taken over. The outbox says why.</source>
        <translation>A última alteração não foi aceita. A caixa de saída diz por quê.</translation>
    </message>
    <message>
        <source>The last change was taken back.</source>
        <translation>A última alteração foi desfeita.</translation>
    </message>
    <message>
        <source>The link to your Mercado Livre account does not work.</source>
        <translation>O vínculo com a sua conta do Mercado Livre não funciona.</translation>
    </message>
    <message>
        <source>The link to your Mercado Livre account has ended.</source>
        <translation>O vínculo com a sua conta do Mercado Livre terminou.</translation>
    </message>
    <message>
        <source>The local database cannot be used right now.</source>
        <translation>O banco de dados local não pode ser usado agora.</translation>
    </message>
    <message>
        <source>The local database has lost its contents, although this profile was in use before.</source>
        <translation>O banco de dados local perdeu o conteúdo, embora este perfil já estivesse em uso.</translation>
    </message>
    <message>
        <source>The local database is damaged.</source>
        <translation>O banco de dados local está danificado.</translation>
    </message>
    <message>
        <source>The local database was damaged and there was no sound backup. Edits saved from it: {edits}.</source>
        <translation>O banco de dados local estava danificado e não havia backup íntegro. Alterações salvas do arquivo danificado: {edits}.</translation>
    </message>
    <message>
        <source>The local database was damaged, so the backup of {day} took its place. Edits saved from it: {edits}.</source>
        <translation>O banco de dados local estava danificado, e o backup de {day} tomou o lugar dele. Alterações salvas do arquivo danificado: {edits}.</translation>
    </message>
    <message>
        <source>The login was cancelled.</source>
        <translation>O login foi cancelado.</translation>
    </message>
    <message>
        <source>The newest backup is of {date}.</source>
        <translation>A cópia de segurança mais nova é de {date}.</translation>
    </message>
    <message>
        <source>The passphrase is missing.</source>
        <translation>Falta a senha.</translation>
    </message>
    <message>
        <source>The permission you gave Peepers has expired: it lasts six months without use.</source>
        <translation>A permissão que você deu ao Peepers expirou: ela dura seis meses sem uso.</translation>
    </message>
    <message>
        <source>The permissions of your application have changed since you connected the account.</source>
        <translation>As permissões do seu aplicativo mudaram desde que você conectou a conta.</translation>
    </message>
    <message>
        <source>The place where Peepers keeps its keys does not work.</source>
        <translation>O lugar onde o Peepers guarda suas chaves não funciona.</translation>
    </message>
    <message>
        <source>The present quantity is not known, so a difference cannot be applied.</source>
        <translation>A quantidade atual não é conhecida, por isso uma diferença não pode ser aplicada.</translation>
    </message>
    <message>
        <source>The present stock is not known: type the whole quantity instead of {text}.</source>
        <translation>O estoque atual não é conhecido: digite a quantidade inteira em vez de {text}.</translation>
    </message>
    <message>
        <source>The price changed after you typed.</source>
        <translation>O preço mudou depois que você digitou.</translation>
    </message>
    <message>
        <source>The price would change by half or more.</source>
        <translation>O preço mudaria pela metade ou mais.</translation>
    </message>
    <message>
        <source>The price would go from {before} to {after}, a change of {percent} %.</source>
        <translation>O preço iria de {before} para {after}, uma mudança de {percent} %.</translation>
    </message>
    <message>
        <source>The profile is in {folder}.</source>
        <translation>O perfil fica em {folder}.</translation>
    </message>
    <message>
        <source>The protected file needs its passphrase.</source>
        <translation>O arquivo protegido precisa da senha.</translation>
    </message>
    <message>
        <source>The proxy of this network let nothing through to Mercado Livre.</source>
        <translation>O proxy desta rede não deixou passar nada até o Mercado Livre.</translation>
    </message>
    <message>
        <source>The question can no longer be answered.</source>
        <translation>A pergunta não pode mais ser respondida.</translation>
    </message>
    <message>
        <source>The question waits to be answered again.</source>
        <translation>A pergunta voltou a esperar resposta.</translation>
    </message>
    <message>
        <source>The question was closed without an answer.</source>
        <translation>A pergunta foi encerrada sem resposta.</translation>
    </message>
    <message>
        <source>The question was deleted.</source>
        <translation>A pergunta foi excluída.</translation>
    </message>
    <message>
        <source>The redirect address is not the one registered for your application.</source>
        <translation>O endereço de redirecionamento não é o registrado no seu aplicativo.</translation>
    </message>
    <message>
        <source>The redirect address {address} cannot be used.</source>
        <translation>O endereço de redirecionamento {address} não pode ser usado.</translation>
    </message>
    <message>
        <source>The sales themselves: what was sold, for how much, and when</source>
        <translation>As vendas: o que foi vendido, por quanto e quando</translation>
    </message>
    <message>
        <source>The secret key is missing.</source>
        <translation>Falta a chave secreta.</translation>
    </message>
    <message>
        <source>The secret key of application {client_id} is not known here.</source>
        <translation>A chave secreta do aplicativo {client_id} não é conhecida aqui.</translation>
    </message>
    <message>
        <source>The secure connection to Mercado Livre could not be established.</source>
        <translation>A conexão segura com o Mercado Livre não pôde ser estabelecida.</translation>
    </message>
    <message>
        <source>The status changed after you chose.</source>
        <translation>A situação mudou depois da sua escolha.</translation>
    </message>
    <message>
        <source>The stock changed after you typed.</source>
        <translation>O estoque mudou depois que você digitou.</translation>
    </message>
    <message>
        <source>The stock changed at Mercado Livre in the meantime.</source>
        <translation>O estoque mudou no Mercado Livre nesse meio-tempo.</translation>
    </message>
    <message>
        <source>The stock of this listing cannot be edited here.</source>
        <translation>O estoque deste anúncio não pode ser editado aqui.</translation>
    </message>
    <message>
        <source>The sum of its deposits. Edit them one by one in the details.</source>
        <translation>É a soma dos depósitos. Edite um por um nos detalhes.</translation>
    </message>
    <message>
        <source>The sum of its variations. Edit them in the details.</source>
        <translation>A soma das variações. Edite-as nos detalhes.</translation>
    </message>
    <message>
        <source>The two passphrases differ.</source>
        <translation>As duas senhas são diferentes.</translation>
    </message>
    <message>
        <source>The units of this listing lie in several deposits.</source>
        <translation>As unidades deste anúncio ficam em vários depósitos.</translation>
    </message>
    <message>
        <source>The value before this change is not known, so it cannot be brought back.</source>
        <translation>O valor anterior a esta alteração não é conhecido, por isso não pode ser restaurado.</translation>
    </message>
    <message>
        <source>Theirs for all {n}</source>
        <translation>O do Mercado Livre nas {n}</translation>
    </message>
    <message>
        <source>Theirs: {value}</source>
        <translation>O de lá: {value}</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Theme: as the system</source>
        <translation>Tema: como o sistema</translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation>Tema: escuro</translation>
    </message>
    <message>
        <source>Theme: light</source>
        <translation>Tema: claro</translation>
    </message>
    <message>
        <source>Then nickname, city and number are taken out; the sale itself stays.</source>
        <translation>Depois saem o apelido, a cidade e o número; a venda fica.</translation>
    </message>
    <message>
        <source>There are fewer units than that: {text} was not taken.</source>
        <translation>Há menos unidades do que isso: {text} não foi aceito.</translation>
    </message>
    <message>
        <source>There are {count} crash reports in {folder}.</source>
        <translation>Relatórios de falha em {folder}: {count}.</translation>
    </message>
    <message>
        <source>There is no backup yet.</source>
        <translation>Ainda não há cópia de segurança.</translation>
    </message>
    <message>
        <source>There is no edit number {edit}.</source>
        <translation>Não há alteração de número {edit}.</translation>
    </message>
    <message>
        <source>There is no listing {item} on this machine.</source>
        <translation>Não há anúncio {item} nesta máquina.</translation>
    </message>
    <message>
        <source>There is no merged value for this conflict.</source>
        <translation>Não há valor combinado para este conflito.</translation>
    </message>
    <message>
        <source>There is no question {question} on this machine.</source>
        <translation>Não há pergunta {question} nesta máquina.</translation>
    </message>
    <message>
        <source>There is no screen to show the window on.</source>
        <translation>Não há tela para mostrar a janela.</translation>
    </message>
    <message>
        <source>There was less stock than the difference takes off, so it was set to zero.</source>
        <translation>Havia menos estoque do que a diferença retira, por isso ficou em zero.</translation>
    </message>
    <message>
        <source>These answers wait to be sent and are lost</source>
        <translation>Estas respostas esperam o envio e se perdem</translation>
    </message>
    <message>
        <source>These data were written by a newer version of Peepers ({found}).</source>
        <translation>Estes dados foram gravados por uma versão mais nova do Peepers ({found}).</translation>
    </message>
    <message>
        <source>They appear here while the first synchronisation runs.</source>
        <translation>Eles aparecem aqui enquanto a primeira sincronização acontece.</translation>
    </message>
    <message>
        <source>They leave with the next sync.</source>
        <translation>Saem na próxima sincronização.</translation>
    </message>
    <message>
        <source>They lie in a file protected by your passphrase. Without it Peepers shows what is on this computer, and reads and sends nothing.</source>
        <translation>Elas estão em um arquivo protegido pela sua senha. Sem ela o Peepers mostra o que está neste computador, e nada lê nem envia.</translation>
    </message>
    <message>
        <source>They stay here as they were last seen. Peepers asks for them again with the next full update.</source>
        <translation>Eles ficam aqui como foram vistos pela última vez. O Peepers pergunta por eles de novo na próxima atualização completa.</translation>
    </message>
    <message>
        <source>This account does not keep its stock by deposit.</source>
        <translation>Esta conta não controla o estoque por depósito.</translation>
    </message>
    <message>
        <source>This account is connected.</source>
        <translation>Esta conta está conectada.</translation>
    </message>
    <message>
        <source>This account is disconnected.</source>
        <translation>Esta conta está desconectada.</translation>
    </message>
    <message>
        <source>This account is set to read only.</source>
        <translation>Esta conta está em modo só leitura.</translation>
    </message>
    <message>
        <source>This account sells in another country ({site}).</source>
        <translation>Esta conta vende em outro país ({site}).</translation>
    </message>
    <message>
        <source>This address belongs to another login attempt.</source>
        <translation>Este endereço pertence a outra tentativa de login.</translation>
    </message>
    <message>
        <source>This belongs to another Mercado Livre account.</source>
        <translation>Isto pertence a outra conta do Mercado Livre.</translation>
    </message>
    <message>
        <source>This brings {count} listings to zero, which takes them off sale.</source>
        <translation>Isto zera {count} anúncios, que saem de venda.</translation>
    </message>
    <message>
        <source>This change has already arrived at Mercado Livre.</source>
        <translation>Esta alteração já chegou ao Mercado Livre.</translation>
    </message>
    <message>
        <source>This change is no longer waiting; there is nothing left to decide about it.</source>
        <translation>Esta alteração não está mais esperando; não há mais o que decidir sobre ela.</translation>
    </message>
    <message>
        <source>This change is on its way to Mercado Livre and can no longer be taken back.</source>
        <translation>Esta alteração está a caminho do Mercado Livre e não pode mais ser retirada.</translation>
    </message>
    <message>
        <source>This change needs your confirmation.</source>
        <translation>Esta alteração precisa da sua confirmação.</translation>
    </message>
    <message>
        <source>This change was already reverted (edit {edit}).</source>
        <translation>Esta alteração já foi revertida (alteração {edit}).</translation>
    </message>
    <message>
        <source>This code belongs to {nickname}. Is that you?</source>
        <translation>Este código pertence a {nickname}. É você?</translation>
    </message>
    <message>
        <source>This command line cannot be used as given.</source>
        <translation>Esta linha de comando não pode ser usada assim.</translation>
    </message>
    <message>
        <source>This computer has no keyring that Peepers trusts.</source>
        <translation>Este computador não tem um chaveiro em que o Peepers confie.</translation>
    </message>
    <message>
        <source>This edit is in conflict.</source>
        <translation>Esta alteração está em conflito.</translation>
    </message>
    <message>
        <source>This edit is not in conflict.</source>
        <translation>Esta alteração não está em conflito.</translation>
    </message>
    <message>
        <source>This is Peepers Desktop {version} on Python {python}, {system}.</source>
        <translation>Este é o Peepers Desktop {version} em Python {python}, {system}.</translation>
    </message>
    <message>
        <source>This is a collaborator's account, and only administrators may authorise.</source>
        <translation>Esta é a conta de um colaborador, e só administradores podem autorizar.</translation>
    </message>
    <message>
        <source>This is not the address the browser ended on.</source>
        <translation>Este não é o endereço em que o navegador terminou.</translation>
    </message>
    <message>
        <source>This listing has variations.</source>
        <translation>Este anúncio tem variações.</translation>
    </message>
    <message>
        <source>This listing's price is set by price automation.</source>
        <translation>O preço deste anúncio é definido pela automatização de preços.</translation>
    </message>
    <message>
        <source>This login has its answer already.</source>
        <translation>Este login já tem a resposta.</translation>
    </message>
    <message>
        <source>This question</source>
        <translation>Esta pergunta</translation>
    </message>
    <message>
        <source>This question already has an answer waiting to be sent.</source>
        <translation>Esta pergunta já tem uma resposta esperando para ser enviada.</translation>
    </message>
    <message>
        <source>This question can no longer be answered.</source>
        <translation>Esta pergunta não pode mais ser respondida.</translation>
    </message>
    <message>
        <source>This question is no longer waiting for an answer.</source>
        <translation>Esta pergunta não espera mais resposta.</translation>
    </message>
    <message>
        <source>This question was closed without an answer, usually because the listing ended.</source>
        <translation>Esta pergunta foi encerrada sem resposta, em geral porque o anúncio terminou.</translation>
    </message>
    <message>
        <source>This question was deleted. It can no longer be answered.</source>
        <translation>Esta pergunta foi excluída. Não pode mais ser respondida.</translation>
    </message>
    <message>
        <source>This variation of the listing no longer exists.</source>
        <translation>Esta variação do anúncio não existe mais.</translation>
    </message>
    <message>
        <source>Tick</source>
        <translation>Marcar</translation>
    </message>
    <message>
        <source>Tick PKCE in the application's settings in the DevCenter, then connect again.</source>
        <translation>Marque PKCE nas configurações do aplicativo no DevCenter e conecte de novo.</translation>
    </message>
    <message>
        <source>Tick Refresh Token in the application's settings in DevCenter, then connect again.</source>
        <translation>Marque Refresh Token nas configurações do aplicativo no DevCenter e conecte de novo.</translation>
    </message>
    <message>
        <source>Tick them in DevCenter, then connect the account again.</source>
        <translation>Marque-as no DevCenter e conecte a conta de novo.</translation>
    </message>
    <message>
        <source>Tick these flows</source>
        <translation>Marque estes fluxos</translation>
    </message>
    <message>
        <source>Time left to say yes</source>
        <translation>Tempo para dizer sim</translation>
    </message>
    <message>
        <source>Time left to undo</source>
        <translation>Tempo para desfazer</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>To be agreed</source>
        <translation>A combinar</translation>
    </message>
    <message>
        <source>To be agreed with the buyer</source>
        <translation>A combinar com o comprador</translation>
    </message>
    <message>
        <source>To prepare</source>
        <translation>A preparar</translation>
    </message>
    <message>
        <source>To prepare and ready to ship: what you still have to hand over, Full left out</source>
        <translation>A preparar e prontas para enviar: o que você ainda precisa entregar, sem contar o Full</translation>
    </message>
    <message>
        <source>To send</source>
        <translation>A enviar</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoje</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>Amanhã</translation>
    </message>
    <message>
        <source>Too long by {count}.</source>
        <translation>{count} a mais que o permitido.</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Tracking</source>
        <translation>Rastreamento</translation>
    </message>
    <message>
        <source>Tracking number</source>
        <translation>Código de rastreamento</translation>
    </message>
    <message>
        <source>Tracking number copied.</source>
        <translation>Código de rastreamento copiado.</translation>
    </message>
    <message>
        <source>Tracking timeline</source>
        <translation>Linha do tempo do envio</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar de novo</translation>
    </message>
    <message>
        <source>Try again; if it goes on, open Help › Diagnostics.</source>
        <translation>Tente de novo; se continuar, abra Ajuda › Diagnóstico.</translation>
    </message>
    <message>
        <source>Try another word, or take filters away.</source>
        <translation>Tente outra palavra ou retire filtros.</translation>
    </message>
    <message>
        <source>Try the demonstration store</source>
        <translation>Experimentar a loja de demonstração</translation>
    </message>
    <message>
        <source>Turbo</source>
        <translation>Turbo</translation>
    </message>
    <message>
        <source>Turn automation off on Mercado Livre before changing the price here.</source>
        <translation>Desligue a automatização no Mercado Livre antes de alterar o preço aqui.</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Type a number, or +5 and -2 to add and take away.</source>
        <translation>Digite um número, ou +5 e -2 para somar e subtrair.</translation>
    </message>
    <message>
        <source>Type a whole number from 0 to 99999, or a difference such as +5 or -2.</source>
        <translation>Digite um número inteiro de 0 a 99999, ou uma diferença como +5 ou -2.</translation>
    </message>
    <message>
        <source>Type an amount above zero, for example 129,90.</source>
        <translation>Digite um valor acima de zero, por exemplo 129,90.</translation>
    </message>
    <message>
        <source>Type the new price.</source>
        <translation>Digite o novo preço.</translation>
    </message>
    <message>
        <source>Type the value you want.</source>
        <translation>Digite o valor que você quer.</translation>
    </message>
    <message>
        <source>Type them deposit by deposit in the details.</source>
        <translation>Digite-as depósito por depósito nos detalhes.</translation>
    </message>
    <message>
        <source>Type {word} to go on</source>
        <translation>Digite {word} para continuar</translation>
    </message>
    <message>
        <source>Unanswered</source>
        <translation>Sem resposta</translation>
    </message>
    <message>
        <source>Under review</source>
        <translation>Em revisão</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Desfazer</translation>
    </message>
    <message>
        <source>Undo the last change</source>
        <translation>Desfazer a última alteração</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Unidades</translation>
    </message>
    <message>
        <source>Units sold just before the stock was written are taken off again.</source>
        <translation>As unidades vendidas logo antes da gravação do estoque são descontadas de novo.</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Desconhecido</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Desbloquear</translation>
    </message>
    <message>
        <source>Unlock it, then try again.</source>
        <translation>Desbloqueie e tente de novo.</translation>
    </message>
    <message>
        <source>Unlock your keys</source>
        <translation>Desbloqueie suas chaves</translation>
    </message>
    <message>
        <source>Unlocking…</source>
        <translation>Desbloqueando…</translation>
    </message>
    <message>
        <source>Update first, or type the whole quantity.</source>
        <translation>Atualize antes, ou digite a quantidade inteira.</translation>
    </message>
    <message>
        <source>Update first; if it stays so, change the stock on Mercado Livre.</source>
        <translation>Atualize antes; se continuar assim, altere o estoque no Mercado Livre.</translation>
    </message>
    <message>
        <source>Update now</source>
        <translation>Atualizar agora</translation>
    </message>
    <message>
        <source>Update to read your shop again from Mercado Livre. The damaged file is kept as {file}.</source>
        <translation>Atualize para ler sua loja de novo do Mercado Livre. O arquivo danificado foi guardado como {file}.</translation>
    </message>
    <message>
        <source>Update to see how it stands now.</source>
        <translation>Atualize para ver como ela está agora.</translation>
    </message>
    <message>
        <source>Update, and change the new listings.</source>
        <translation>Atualize e altere os novos anúncios.</translation>
    </message>
    <message>
        <source>Update, and change the variation that took its place.</source>
        <translation>Atualize e altere a variação que ficou no lugar dela.</translation>
    </message>
    <message>
        <source>Updating…</source>
        <translation>Atualizando…</translation>
    </message>
    <message>
        <source>Use --stock with: list items.</source>
        <translation>Use --stock com: list items.</translation>
    </message>
    <message>
        <source>Use an https address, or http://127.0.0.1:PORT/callback, exactly as it is registered in DevCenter.</source>
        <translation>Use um endereço https, ou http://127.0.0.1:PORTA/callback, exatamente como está registrado no DevCenter.</translation>
    </message>
    <message>
        <source>Use https; http works only with 127.0.0.1.</source>
        <translation>Use https; http só funciona com 127.0.0.1.</translation>
    </message>
    <message>
        <source>Use the browser window that this attempt opened, or start again.</source>
        <translation>Use a janela do navegador que esta tentativa abriu, ou comece de novo.</translation>
    </message>
    <message>
        <source>Use this address</source>
        <translation>Usar este endereço</translation>
    </message>
    <message>
        <source>Use this answer</source>
        <translation>Usar esta resposta</translation>
    </message>
    <message>
        <source>Variation</source>
        <translation>Variação</translation>
    </message>
    <message>
        <source>Variations</source>
        <translation>Variações</translation>
    </message>
    <message>
        <source>Version {number}</source>
        <translation>Versão {number}</translation>
    </message>
    <message>
        <source>Wait for it to finish.</source>
        <translation>Espere ele terminar.</translation>
    </message>
    <message>
        <source>Wait until it has arrived, then revert it.</source>
        <translation>Espere ela chegar e depois reverta.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Aguardando</translation>
    </message>
    <message>
        <source>Waiting for tax documents</source>
        <translation>Aguardando documentos fiscais</translation>
    </message>
    <message>
        <source>Waiting for the buyer to collect it</source>
        <translation>Aguardando a retirada pelo comprador</translation>
    </message>
    <message>
        <source>Waiting for the carrier to accept</source>
        <translation>Aguardando a transportadora aceitar</translation>
    </message>
    <message>
        <source>Waiting for the last stretch</source>
        <translation>Aguardando o último trecho</translation>
    </message>
    <message>
        <source>Waiting for the packing list</source>
        <translation>Aguardando a lista de embalagem</translation>
    </message>
    <message>
        <source>Waiting for the payment</source>
        <translation>Aguardando o pagamento</translation>
    </message>
    <message>
        <source>Waits for your review.</source>
        <translation>Espera a sua revisão.</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Aviso</translation>
    </message>
    <message>
        <source>What</source>
        <translation>O quê</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>O que você quer fazer?</translation>
    </message>
    <message>
        <source>What is erased cannot be brought back.</source>
        <translation>O que é apagado não volta mais.</translation>
    </message>
    <message>
        <source>What is missing is shown as missing, never as zero.</source>
        <translation>O que falta aparece como faltando, nunca como zero.</translation>
    </message>
    <message>
        <source>What it holds is not known yet.</source>
        <translation>Ainda não se sabe quanto há nele.</translation>
    </message>
    <message>
        <source>What the coupon took off the buyer's payment.</source>
        <translation>O que o cupom tirou do pagamento do comprador.</translation>
    </message>
    <message>
        <source>What the deposits hold is not known.</source>
        <translation>Não se sabe quanto há nos depósitos.</translation>
    </message>
    <message>
        <source>What waits is left to it, or to the next round, so that nothing is sent twice.</source>
        <translation>O que espera fica para ela, ou para a próxima rodada, para que nada seja enviado duas vezes.</translation>
    </message>
    <message>
        <source>What was sold since you typed was taken off your count, as you chose.</source>
        <translation>O que foi vendido depois que você digitou foi descontado da sua contagem, como você escolheu.</translation>
    </message>
    <message>
        <source>What you answer stands here afterwards.</source>
        <translation>O que você responder fica aqui.</translation>
    </message>
    <message>
        <source>What you change here or in a listing waits in this list until Mercado Livre has confirmed it.</source>
        <translation>O que você altera aqui ou em um anúncio espera nesta lista até o Mercado Livre confirmar.</translation>
    </message>
    <message>
        <source>What you change is kept and sent once they are unlocked.</source>
        <translation>O que você alterar fica guardado e é enviado assim que elas forem desbloqueadas.</translation>
    </message>
    <message>
        <source>What you change is kept and sent when the connection is back.</source>
        <translation>O que você altera é guardado e enviado quando a conexão voltar.</translation>
    </message>
    <message>
        <source>What you see comes from your own copy, with or without a connection.</source>
        <translation>O que você vê vem da sua própria cópia, com ou sem conexão.</translation>
    </message>
    <message>
        <source>Where do you sell?</source>
        <translation>Onde você vende?</translation>
    </message>
    <message>
        <source>Where the keys are kept</source>
        <translation>Onde as chaves são guardadas</translation>
    </message>
    <message>
        <source>With 1 unit left</source>
        <translation>Com 1 unidade</translation>
    </message>
    <message>
        <source>With what waits for its deposits there are {wanted}; Mercado Livre has {remote}.</source>
        <translation>Com o que aguarda nos depósitos são {wanted}; o Mercado Livre tem {remote}.</translation>
    </message>
    <message>
        <source>With you</source>
        <translation>Com você</translation>
    </message>
    <message>
        <source>With {count} units left or fewer</source>
        <translation>Com até {count} unidades</translation>
    </message>
    <message>
        <source>Without news</source>
        <translation>Sem notícias</translation>
    </message>
    <message>
        <source>Without secrets and without buyers' data</source>
        <translation>Sem segredos e sem dados de compradores</translation>
    </message>
    <message>
        <source>Without the vault's key a later synchronisation may bring the buyer back.</source>
        <translation>Sem a chave do cofre, uma sincronização futura pode trazer o comprador de volta.</translation>
    </message>
    <message>
        <source>Write the answer</source>
        <translation>Escrever a resposta</translation>
    </message>
    <message>
        <source>Write the answer first.</source>
        <translation>Escreva a resposta antes.</translation>
    </message>
    <message>
        <source>Write your answer…</source>
        <translation>Escreva sua resposta…</translation>
    </message>
    <message>
        <source>Wrong address</source>
        <translation>Endereço errado</translation>
    </message>
    <message>
        <source>Yes, connect it</source>
        <translation>Sim, conectar</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Ontem</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Você</translation>
    </message>
    <message>
        <source>You can connect more accounts later, from other countries too.</source>
        <translation>Você pode conectar mais contas depois, de outros países também.</translation>
    </message>
    <message>
        <source>You connect again each time Peepers opens.</source>
        <translation>Você conecta de novo cada vez que o Peepers abre.</translation>
    </message>
    <message>
        <source>You pay</source>
        <translation>Você paga</translation>
    </message>
    <message>
        <source>You refused access in the browser.</source>
        <translation>Você recusou o acesso no navegador.</translation>
    </message>
    <message>
        <source>You saw</source>
        <translation>Você viu</translation>
    </message>
    <message>
        <source>You typed</source>
        <translation>Você digitou</translation>
    </message>
    <message>
        <source>You typed {wanted}; Mercado Livre has {remote}.</source>
        <translation>Você digitou {wanted}; o Mercado Livre tem {remote}.</translation>
    </message>
    <message>
        <source>You · {when}</source>
        <translation>Você · {when}</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>Sua resposta</translation>
    </message>
    <message>
        <source>Your answer leaves in {seconds} s.</source>
        <translation>Sua resposta sai em {seconds} s.</translation>
    </message>
    <message>
        <source>Your answer was not sent; its text is a draft again.</source>
        <translation>Sua resposta não foi enviada; o texto voltou a ser rascunho.</translation>
    </message>
    <message>
        <source>Your application</source>
        <translation>Seu aplicativo</translation>
    </message>
    <message>
        <source>Your application does not take part in the protected login (PKCE).</source>
        <translation>Seu aplicativo não participa do login protegido (PKCE).</translation>
    </message>
    <message>
        <source>Your application lacks a permission:</source>
        <translation>Falta uma permissão ao seu aplicativo:</translation>
    </message>
    <message>
        <source>Your application may not keep the account connected.</source>
        <translation>Seu aplicativo não pode manter a conta conectada.</translation>
    </message>
    <message>
        <source>Your data</source>
        <translation>Seus dados</translation>
    </message>
    <message>
        <source>Your keys are locked: Peepers shows what is on this computer.</source>
        <translation>Suas chaves estão bloqueadas: o Peepers mostra o que está neste computador.</translation>
    </message>
    <message>
        <source>Your keys stay on this computer. Peepers talks to Mercado Livre and to nobody else.</source>
        <translation>Suas chaves ficam neste computador. O Peepers fala com o Mercado Livre e com mais ninguém.</translation>
    </message>
    <message>
        <source>Your own address</source>
        <translation>Seu endereço</translation>
    </message>
    <message>
        <source>Your shipping</source>
        <translation>Seu envio</translation>
    </message>
    <message>
        <source>Your tokens and keys stay on this computer, in its keyring or where you chose.</source>
        <translation>Seus tokens e chaves ficam neste computador, no chaveiro dele ou onde você escolheu.</translation>
    </message>
    <message>
        <source>Your {mine} less what was sold since makes {merged}. Send {merged}?</source>
        <translation>Seus {mine} menos o que foi vendido desde então dão {merged}. Enviar {merged}?</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>e mais {count}</translation>
    </message>
    <message>
        <source>and {n} older</source>
        <translation>e {n} mais antigas</translation>
    </message>
    <message>
        <source>at Full</source>
        <translation>no Full</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automático</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>bloqueada</translation>
    </message>
    <message>
        <source>by deposit</source>
        <translation>por depósito</translation>
    </message>
    <message>
        <source>by you, in Peepers</source>
        <translation>por você, no Peepers</translation>
    </message>
    <message>
        <source>checking</source>
        <translation>verificando</translation>
    </message>
    <message>
        <source>confirm</source>
        <translation>confirmar</translation>
    </message>
    <message>
        <source>conflict</source>
        <translation>conflito</translation>
    </message>
    <message>
        <source>in a moment</source>
        <translation>em instantes</translation>
    </message>
    <message>
        <source>in {span}</source>
        <translation>em {span}</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>agora mesmo</translation>
    </message>
    <message>
        <source>keeps the connection after the first six hours</source>
        <translation>mantém a conexão depois das primeiras seis horas</translation>
    </message>
    <message>
        <source>leaves {when}</source>
        <translation>sai {when}</translation>
    </message>
    <message>
        <source>lets you say yes in your own browser</source>
        <translation>permite que você diga sim no seu próprio navegador</translation>
    </message>
    <message>
        <source>listings cannot be read and stock cannot be changed</source>
        <translation>os anúncios não podem ser lidos nem o estoque alterado</translation>
    </message>
    <message>
        <source>listings, stock and prices</source>
        <translation>anúncios, estoque e preços</translation>
    </message>
    <message>
        <source>makes a stolen answer worthless</source>
        <translation>torna inútil uma resposta roubada</translation>
    </message>
    <message>
        <source>no deadline yet</source>
        <translation>ainda sem prazo</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nenhum</translation>
    </message>
    <message>
        <source>none left</source>
        <translation>acabou</translation>
    </message>
    <message>
        <source>on Mercado Livre</source>
        <translation>no Mercado Livre</translation>
    </message>
    <message>
        <source>out of stock</source>
        <translation>sem estoque</translation>
    </message>
    <message>
        <source>peepers-desktop outbox --json names the act of every change as its batch.</source>
        <translation>peepers-desktop outbox --json mostra o lote (batch) de cada alteração.</translation>
    </message>
    <message>
        <source>questions and your answers</source>
        <translation>perguntas e suas respostas</translation>
    </message>
    <message>
        <source>questions stay empty and cannot be answered</source>
        <translation>as perguntas ficam vazias e não podem ser respondidas</translation>
    </message>
    <message>
        <source>read only</source>
        <translation>só leitura</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>recusada</translation>
    </message>
    <message>
        <source>running out</source>
        <translation>acabando</translation>
    </message>
    <message>
        <source>sales and parcels stay empty</source>
        <translation>vendas e envios ficam vazios</translation>
    </message>
    <message>
        <source>sales, parcels and deadlines</source>
        <translation>vendas, envios e prazos</translation>
    </message>
    <message>
        <source>sending</source>
        <translation>enviando</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>enviada</translation>
    </message>
    <message>
        <source>set aside</source>
        <translation>suspensa</translation>
    </message>
    <message>
        <source>sold</source>
        <translation>vendido</translation>
    </message>
    <message>
        <source>sold: {sales}</source>
        <translation>vendido: {sales}</translation>
    </message>
    <message>
        <source>the Windows Credential Manager</source>
        <translation>o Gerenciador de Credenciais do Windows</translation>
    </message>
    <message>
        <source>the keyring</source>
        <translation>o chaveiro</translation>
    </message>
    <message>
        <source>the macOS keychain</source>
        <translation>o chaveiro do macOS</translation>
    </message>
    <message>
        <source>the protected file</source>
        <translation>o arquivo protegido</translation>
    </message>
    <message>
        <source>the system keyring</source>
        <translation>o chaveiro do sistema</translation>
    </message>
    <message>
        <source>this session only</source>
        <translation>só nesta sessão</translation>
    </message>
    <message>
        <source>visits</source>
        <translation>visitas</translation>
    </message>
    <message>
        <source>visits stay empty</source>
        <translation>as visitas ficam vazias</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>aguardando</translation>
    </message>
    <message>
        <source>was {n}</source>
        <translation>era {n}</translation>
    </message>
    <message>
        <source>with coupon</source>
        <translation>com cupom</translation>
    </message>
    <message>
        <source>{account} has granted every permission.</source>
        <translation>{account} concedeu todas as permissões.</translation>
    </message>
    <message>
        <source>{account} is connected; the access lasts {minutes} minutes and renews itself.</source>
        <translation>{account} está conectada; o acesso dura {minutes} minutos e se renova sozinho.</translation>
    </message>
    <message>
        <source>{account} lacks the permission {permission}.</source>
        <translation>{account} não tem a permissão {permission}.</translation>
    </message>
    <message>
        <source>{address} is not an https address.</source>
        <translation>{address} não é um endereço https.</translation>
    </message>
    <message>
        <source>{count} available</source>
        <translation>{count} disponíveis</translation>
    </message>
    <message>
        <source>{count} changes have not been sent and are lost</source>
        <translation>Alterações que não foram enviadas e se perdem: {count}</translation>
    </message>
    <message>
        <source>{count} changes wait to be sent</source>
        <translation>Alterações à espera de envio: {count}</translation>
    </message>
    <message>
        <source>{count} conflicts: which value counts?</source>
        <translation>{count} conflitos: qual valor vale?</translation>
    </message>
    <message>
        <source>{count} discarded.</source>
        <translation>Descartadas: {count}.</translation>
    </message>
    <message>
        <source>{count} edits selected</source>
        <translation>{count} alterações selecionadas</translation>
    </message>
    <message>
        <source>{count} files were erased.</source>
        <translation>Arquivos apagados: {count}.</translation>
    </message>
    <message>
        <source>{count} late</source>
        <translation>{count} atrasados</translation>
    </message>
    <message>
        <source>{count} left</source>
        <translation>restam {count}</translation>
    </message>
    <message>
        <source>{count} listings could not be read: Mercado Livre refused them ({status}).</source>
        <translation>Anúncios que não puderam ser lidos: {count}. O Mercado Livre os recusou ({status}).</translation>
    </message>
    <message>
        <source>{count} listings selected</source>
        <translation>{count} anúncios selecionados</translation>
    </message>
    <message>
        <source>{count} out of stock</source>
        <translation>{count} sem estoque</translation>
    </message>
    <message>
        <source>{count} resolved. They are sent with the next sync.</source>
        <translation>Resolvidas: {count}. Saem na próxima sincronização.</translation>
    </message>
    <message>
        <source>{count} reverted: the earlier values are on their way.</source>
        <translation>Revertidas: {count}. Os valores anteriores estão a caminho.</translation>
    </message>
    <message>
        <source>{count} rows written to {file}.</source>
        <translation>Linhas gravadas em {file}: {count}.</translation>
    </message>
    <message>
        <source>{count} sold</source>
        <translation>{count} vendidas</translation>
    </message>
    <message>
        <source>{count} to look at</source>
        <translation>{count} a observar</translation>
    </message>
    <message>
        <source>{count} to repair</source>
        <translation>{count} a corrigir</translation>
    </message>
    <message>
        <source>{count} waiting</source>
        <translation>{count} esperando</translation>
    </message>
    <message>
        <source>{count} waiting again.</source>
        <translation>{count} aguardando de novo.</translation>
    </message>
    <message>
        <source>{deposit}: {before} → {after}</source>
        <translation>{deposit}: {before} → {after}</translation>
    </message>
    <message>
        <source>{file} was written. Read it before you send it; nothing was sent.</source>
        <translation>{file} foi gravado. Leia-o antes de enviá-lo; nada foi enviado.</translation>
    </message>
    <message>
        <source>{free} MB of the disk are free.</source>
        <translation>Há {free} MB livres no disco.</translation>
    </message>
    <message>
        <source>{kind} is not a kind of vault.</source>
        <translation>{kind} não é um tipo de cofre.</translation>
    </message>
    <message>
        <source>{name} (not connected)</source>
        <translation>{name} (não conectada)</translation>
    </message>
    <message>
        <source>{name} could not be deleted.</source>
        <translation>{name} não pôde ser apagado.</translation>
    </message>
    <message>
        <source>{name} does nothing in a .env file, which lies in the profile.</source>
        <translation>{name} não faz nada em um arquivo .env, que fica dentro do perfil.</translation>
    </message>
    <message>
        <source>{name} has to be an https address, or http on 127.0.0.1.</source>
        <translation>{name} precisa ser um endereço https, ou http em 127.0.0.1.</translation>
    </message>
    <message>
        <source>{name} is disconnected</source>
        <translation>{name} foi desconectada</translation>
    </message>
    <message>
        <source>{name} is neither a .csv nor a .xlsx file.</source>
        <translation>{name} não é um arquivo .csv nem .xlsx.</translation>
    </message>
    <message>
        <source>{name} is no https address.</source>
        <translation>{name} não é um endereço https.</translation>
    </message>
    <message>
        <source>{name} is not a number.</source>
        <translation>{name} não é um número.</translation>
    </message>
    <message>
        <source>{name} is not set.</source>
        <translation>{name} não está definida.</translation>
    </message>
    <message>
        <source>{name} is not used, because PEEPERS_REDIRECT_URI is set.</source>
        <translation>{name} não é usada, porque PEEPERS_REDIRECT_URI está definida.</translation>
    </message>
    <message>
        <source>{name} is set in the .env file of the profile.</source>
        <translation>{name} está definida no arquivo .env do perfil.</translation>
    </message>
    <message>
        <source>{name} is set in the environment.</source>
        <translation>{name} está definida no ambiente.</translation>
    </message>
    <message>
        <source>{name} is set, but ML_CLIENT_ID is not.</source>
        <translation>{name} está definida, mas ML_CLIENT_ID não.</translation>
    </message>
    <message>
        <source>{name} is set, but PEEPERS_VAULT does not say passphrase.</source>
        <translation>{name} está definida, mas PEEPERS_VAULT não diz passphrase.</translation>
    </message>
    <message>
        <source>{name} names no kind of vault.</source>
        <translation>{name} não indica um tipo de cofre.</translation>
    </message>
    <message>
        <source>{name}: Mercado Livre has blocked the application.</source>
        <translation>{name}: o Mercado Livre bloqueou o aplicativo.</translation>
    </message>
    <message>
        <source>{name}: the application lacks permissions, so parts of your shop cannot be read or changed.</source>
        <translation>{name}: faltam permissões ao aplicativo, por isso partes da sua loja não podem ser lidas ou alteradas.</translation>
    </message>
    <message>
        <source>{name}: {n} units</source>
        <translation>{name}: {n} unidades</translation>
    </message>
    <message>
        <source>{nickname} ({site}, {account}) has to be connected again.</source>
        <translation>{nickname} ({site}, {account}) precisa ser conectada de novo.</translation>
    </message>
    <message>
        <source>{nickname} ({site}, {account}) is blocked by Mercado Livre.</source>
        <translation>{nickname} ({site}, {account}) está bloqueada pelo Mercado Livre.</translation>
    </message>
    <message>
        <source>{nickname} ({site}, {account}) is connected.</source>
        <translation>{nickname} ({site}, {account}) está conectada.</translation>
    </message>
    <message>
        <source>{nickname} ({site}, {account}) is disconnected and put away.</source>
        <translation>{nickname} ({site}, {account}) está desconectada e arquivada.</translation>
    </message>
    <message>
        <source>{n} could not be changed, the first is {title}: {reason}</source>
        <translation>{n} não puderam ser alterados; o primeiro é {title}: {reason}</translation>
    </message>
    <message>
        <source>{n} days</source>
        <translation>{n} dias</translation>
    </message>
    <message>
        <source>{n} deposits</source>
        <translation>{n} depósitos</translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation>{n} h</translation>
    </message>
    <message>
        <source>{n} listings changed.</source>
        <translation>{n} anúncios alterados.</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>{n} need you</source>
        <translation>{n} à espera de você</translation>
    </message>
    <message>
        <source>{n} of {limit} requests in the last hour</source>
        <translation>{n} de {limit} requisições na última hora</translation>
    </message>
    <message>
        <source>{n} pending</source>
        <translation>{n} a enviar</translation>
    </message>
    <message>
        <source>{n} pending changes</source>
        <translation>{n} alterações pendentes</translation>
    </message>
    <message>
        <source>{n} quantities changed.</source>
        <translation>{n} quantidades alteradas.</translation>
    </message>
    <message>
        <source>{n} requests in the last hour</source>
        <translation>{n} requisições na última hora</translation>
    </message>
    <message>
        <source>{n} variations</source>
        <translation>{n} variações</translation>
    </message>
    <message>
        <source>{n} wait for your review</source>
        <translation>{n} esperam a sua revisão</translation>
    </message>
    <message>
        <source>{span} ago</source>
        <translation>há {span}</translation>
    </message>
    <message>
        <source>{span} late</source>
        <translation>{span} de atraso</translation>
    </message>
    <message>
        <source>{state} until {time}</source>
        <translation>{state} até {time}</translation>
    </message>
    <message>
        <source>{target} is no listing whose units lie in deposits.</source>
        <translation>{target} não é um anúncio com unidades em depósitos.</translation>
    </message>
    <message>
        <source>{text} is not a quantity.</source>
        <translation>{text} não é uma quantidade.</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>Restam {time}</translation>
    </message>
    <message>
        <source>{title} (Ctrl+{n})</source>
        <translation>{title} (Ctrl+{n})</translation>
    </message>
    <message>
        <source>{vault} could not be read or written.</source>
        <translation>{vault} não pôde ser lido ou gravado.</translation>
    </message>
    <message>
        <source>{vault} did not let Peepers in.</source>
        <translation>{vault} não deixou o Peepers entrar.</translation>
    </message>
    <message>
        <source>{vault} is locked.</source>
        <translation>{vault} está bloqueado.</translation>
    </message>
    <message>
        <source>{what}: {done} of {total}</source>
        <translation>{what}: {done} de {total}</translation>
    </message>
    <message>
        <source>{what}: {done} so far</source>
        <translation>{what}: {done} até agora</translation>
    </message>
</context>
</TS>
