using BackupScheduler.Core.Enforcement;
using BackupScheduler.Core.Work;
using BackupScheduler.Fuzz.Running;

namespace BackupScheduler.Fuzz.Targets;

/// <summary>Bodies of messages: refused in one line, or read so that they can be written and read again.</summary>
internal sealed class ItemTarget : IFuzzTarget
{
    public string Name => "items";

    public string Seed(Random random) => ItemSeeds.Body(random, ["arn:aws:dynamodb:eu-west-1:111122223333:table/Orders/backup/01795222800000-0000000a"], "0123456789abcdef");

    public void Run(string input)
    {
        _ = IamEventReader.IsEvent(input);
        if (!WorkItemJson.TryRead(input, out var item, out var reason))
        {
            OneLine.Demand(reason);
            return;
        }

        var again = WorkItemJson.Write(item);
        BrokenPromiseException.Unless(WorkItemJson.TryRead(again, out var same, out _) && WorkItemJson.Write(same) == again, "written and read again, an item is another one");
        _ = new OutgoingItem(item, TimeSpan.Zero).FairnessGroup;
    }
}
