using System.Text;
using BackupScheduler.Cli;
using BackupScheduler.Cli.Letters;
using BackupScheduler.Fuzz.Running;

namespace BackupScheduler.Fuzz.Targets;

/// <summary>The operator's journal of a redrive, which a crash may have cut off and anybody edited.</summary>
internal sealed class JournalTarget : IFuzzTarget
{
    private const string Queue = "https://sqs.eu-west-1.amazonaws.com/999988887777/dead-letters";

    public string Name => "journals";

    public string Seed(Random random)
    {
        var journal = new List<byte>(JournalText.Header(Queue));
        for (var lines = random.Next(5); lines > 0; lines--)
            journal.AddRange(JournalText.Line(DateTimeOffset.UnixEpoch.AddDays(20_000), ItemSeeds.Any(random, [JournalText.Begun, JournalText.Sent, JournalText.Refused, JournalText.Deleted]), ["letter-1", $"letter-{lines}"]));
        return Encoding.UTF8.GetString([.. journal]);
    }

    public void Run(string input)
    {
        var bytes = Encoding.UTF8.GetBytes(input);
        try
        {
            var read = JournalText.Read(bytes, "redrive.journal", Queue);
            BrokenPromiseException.Unless(read.WholeBytes >= 0 && read.WholeBytes <= bytes.Length, "more is whole than there is");
        }
        catch (BadUsageException e)
        {
            OneLine.Demand(e.Message);
        }
    }
}
