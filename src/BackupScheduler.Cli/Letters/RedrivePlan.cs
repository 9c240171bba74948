using BackupScheduler.Core.DeadLetters;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Cli.Letters;

/// <summary>What a redrive is to do, before anything is sent.</summary>
/// <param name="Sent">Letters whose messages an earlier redrive has sent: they are only deleted.</param>
/// <param name="InDoubt">Letters whose messages an earlier redrive may have sent: they stay.</param>
/// <param name="Repeated">Ids of letters in doubt that are sent again because somebody said so.</param>
/// <param name="Messages">The messages, and letters that cannot be redriven.</param>
internal sealed record RedrivePlan(
    IReadOnlyList<LetterReading> Sent, IReadOnlyList<LetterReading> InDoubt, IReadOnlySet<string> Repeated, IReadOnlyList<PlannedRedrive> Messages)
{
    public const string InDoubtWhy = "an earlier redrive may have sent it already, and nobody knows: --again sends it, which is safe, since every item may be done twice";
    public const string SentWhy = "an earlier redrive has sent it";

    /// <summary>How many letters there are in all.</summary>
    public int Letters => Sent.Count + InDoubt.Count + Messages.Sum(message => message.Letters.Count);

    public static async Task<RedrivePlan> MakeAsync(
        IReadOnlyList<LetterReading> letters, IReadOnlyDictionary<string, JournalState> states, RedriveRequest request, LetterWorld world, CancellationToken cancellation)
    {
        JournalState? StateOf(LetterReading letter) => states.TryGetValue(letter.Letter.MessageId, out var state) ? state : null;
        var doubtful = letters.Where(letter => StateOf(letter) == JournalState.InDoubt).ToList();
        var toSend = letters.Where(letter => StateOf(letter) is null || (request.Again && StateOf(letter) == JournalState.InDoubt)).ToList();
        var now = world.Time.GetUtcNow();
        var latest = new Dictionary<TableScope, RunId>();
        foreach (var scope in RedrivePlanning.ScopesWithoutRun(toSend, world.Schedule, now))
            if (await world.FindLatestRun(scope, cancellation) is { } run) latest[scope] = run;
        return new RedrivePlan(
            [.. letters.Where(letter => StateOf(letter) == JournalState.Sent)],
            request.Again ? [] : doubtful,
            doubtful.Select(letter => letter.Letter.MessageId).ToHashSet(StringComparer.Ordinal),
            RedrivePlanning.Plan(toSend, new RedriveRules(world.Schedule, world.Queues) { LatestRuns = latest }, now));
    }

    /// <summary>What would become of each letter.</summary>
    public IReadOnlyList<LetterResult> Forecast() =>
    [
        .. Sent.Select(letter => new LetterResult(letter, LetterFate.Planned, $"{SentWhy}: it would be deleted")),
        .. InDoubt.Select(Doubt),
        .. Messages.SelectMany(message => message.Decision.IsRedriven
            ? message.Letters.Select(letter => new LetterResult(letter, LetterFate.Planned, message.Decision.Why, message.Decision.Queue))
            : Keep(message)),
    ];

    public static LetterResult Doubt(LetterReading letter) => new(letter, LetterFate.InDoubt, InDoubtWhy);

    public static IEnumerable<LetterResult> Keep(PlannedRedrive message) =>
        message.Letters.Select(letter => new LetterResult(letter, LetterFate.Kept, message.Decision.Why));
}
