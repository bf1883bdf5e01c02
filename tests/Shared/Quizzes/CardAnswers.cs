using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Testing.Quizzes;

/// <summary>What a card sends.</summary>
internal static class CardAnswers
{
    /// <summary>The inputs of a right or a wrong answer to an item, by their names.</summary>
    public static IEnumerable<(string Name, string Value)> To(Item item, bool isRight) => item.Kind switch
    {
        ItemKind.Sort => item.Options.Select(option => ($"{Verbs.Pick}-{option.Id}", Words.Of(isRight ? option.Belongs ?? Owner.Shared : Other(option.Belongs)))),
        ItemKind.Order => item.Options.Select(option => ($"{Verbs.Pick}-{option.Id}", $"{(isRight ? option.Place : item.Options.Count + 1 - option.Place)}")),
        ItemKind.SeveralRight => [(Verbs.Pick, string.Join(',', item.Options.Where(option => option.IsRight == isRight).Select(option => option.Id)))],
        _ => [(Verbs.Pick, item.Options.First(option => option.IsRight == isRight).Id)],
    };

    private static Owner Other(Owner? owner) => owner == Owner.Customer ? Owner.Provider : Owner.Customer;
}
